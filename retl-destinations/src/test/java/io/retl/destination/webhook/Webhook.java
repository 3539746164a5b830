package io.retl.destination.webhook;

import io.retl.destination.ActionUnderTest;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RequestPreview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The action {@code send}, whose fields may be fixed or the row's own: rows have both. */
final class Webhook implements AutoCloseable {
    private final ActionUnderTest send;

    Webhook(Map<String, String> settings) {
        this.send = new ActionUnderTest(new WebhookDestinationProvider(), "send", settings);
    }

    /** Fixes a field for every row. */
    Webhook constant(String field, Object value) {
        send.constant(field, value);
        return this;
    }

    Action action() {
        return send.action();
    }

    /** A row with its own fields besides the constants. */
    Payload row(Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>(send.constants());
        all.putAll(fields);
        return ActionUnderTest.row(all);
    }

    DeliveryResult perform(Payload... rows) throws InterruptedException {
        return send.deliver(rows);
    }

    List<RequestPreview> preview(Payload... rows) {
        return send.preview(rows);
    }

    @Override
    public void close() {
        send.close();
    }
}
