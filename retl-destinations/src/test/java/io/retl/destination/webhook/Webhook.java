package io.retl.destination.webhook;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The destination as the engine uses it: settings, then what a mapping fixes, then batches. */
final class Webhook implements AutoCloseable {
    private final Settings settings;
    private final Action send;
    private final Map<String, Object> constants = new LinkedHashMap<>();

    Webhook(Map<String, String> values) {
        WebhookDestinationProvider provider = new WebhookDestinationProvider();
        this.settings = Settings.complete(values, provider.settings());
        this.send = provider.actions(settings).get(0);
    }

    /** Fixes a field for every row. */
    Webhook constant(String field, Object value) {
        constants.put(field, value);
        return this;
    }

    Action action() {
        return send;
    }

    Map<String, Object> constants() {
        return constants;
    }

    /** A row with its own fields besides the constants. */
    Payload row(Map<String, Object> fields) {
        Payload.Builder payload = Payload.builder(ChangeKind.ADDED, "1");
        constants.forEach(payload::field);
        fields.forEach(payload::field);
        return payload.build();
    }

    DeliveryResult perform(Payload... rows) throws InterruptedException {
        return send.perform(new Delivery(Arrays.asList(rows), 1), context());
    }

    List<RequestPreview> preview(Payload... rows) {
        return send.preview(new Delivery(Arrays.asList(rows), 1), context());
    }

    @Override
    public void close() {
        send.close();
    }

    private DeliveryContext context() {
        return new Context("crm", "customers-to-crm", 1, settings, constants);
    }

    private record Context(
            String destinationId, String mappingId, long syncNumber, Settings settings, Map<String, Object> constants)
            implements DeliveryContext {}
}
