package io.retl.destination;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.ChoicesRequest;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DynamicChoices;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.Settings;
import io.retl.destination.spi.SyncMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of a configured destination, called as the engine does: settings, then what a mapping fixes, then batches as large as
 * the action takes. Every test of a destination calls actions through it. Closes the action.
 */
public final class ActionUnderTest implements AutoCloseable {
    private final Settings settings;
    private final Action action;
    private final Map<String, Object> constants = new LinkedHashMap<>();
    private String mapping = "customers-to-crm";
    private @Nullable BatchLimits limits;
    private @Nullable SyncMode syncMode;
    private @Nullable String matchingKey;

    /** The action of that name, in batches if it takes them. */
    public ActionUnderTest(DestinationProvider provider, String action, Map<String, String> values) {
        this.settings = Settings.complete(values, provider.settings());
        this.action = provider.actions(settings).stream()
                .filter(each -> each.name().equals(action))
                .findFirst()
                .orElseThrow();
    }

    /** A record that was added, whose id is 1. */
    public static Payload row(Map<String, ? extends @Nullable Object> fields) {
        return row("1", fields);
    }

    /** A record that was added; its message id is its id. */
    public static Payload row(String id, Map<String, ? extends @Nullable Object> fields) {
        Payload.Builder payload = Payload.builder(ChangeKind.ADDED, id).messageId(id);
        fields.forEach(payload::field);
        return payload.build();
    }

    /** One record per call, instead of batches. */
    public ActionUnderTest single() {
        return limits(BatchLimits.single());
    }

    /** Other batches than the action asks for. */
    public ActionUnderTest limits(BatchLimits other) {
        limits = other;
        return this;
    }

    /** Fixes a field for every row. */
    public ActionUnderTest constant(String field, Object value) {
        constants.put(field, value);
        return this;
    }

    /** What the mapping wants done. */
    public ActionUnderTest syncMode(SyncMode mode) {
        syncMode = mode;
        return this;
    }

    /** The field by which the destination finds a record. */
    public ActionUnderTest matchingKey(String field) {
        matchingKey = field;
        return this;
    }

    /** Another mapping than the one so far. */
    public ActionUnderTest mapping(String id) {
        mapping = id;
        return this;
    }

    /** The action itself. */
    public Action action() {
        return action;
    }

    /** The fields that are the same for every row. */
    public Map<String, Object> constants() {
        return Map.copyOf(constants);
    }

    /** Delivers rows in one call, and gives what became of each. */
    public List<RecordResult> perform(Payload... rows) throws InterruptedException {
        return deliver(rows).results(rows.length);
    }

    /** Delivers rows in one call. */
    public DeliveryResult deliver(Payload... rows) throws InterruptedException {
        return action.perform(new Delivery(Arrays.asList(rows), 1), context());
    }

    /** The requests of one call. */
    public List<RequestPreview> preview(Payload... rows) {
        return action.preview(new Delivery(Arrays.asList(rows), 1), context());
    }

    /** The values that a field may have, when these are chosen. */
    public DynamicChoices choices(String field, Map<String, ? extends @Nullable Object> chosen)
            throws InterruptedException {
        return action.choices(new ChoicesRequest(field, Map.copyOf(chosen), null), context());
    }

    /** Gets new credentials. */
    public boolean refreshCredentials() throws InterruptedException {
        return action.refreshCredentials(context());
    }

    @Override
    public void close() {
        action.close();
    }

    private DeliveryContext context() {
        DeliveryContext.Builder context = DeliveryContext.builder("crm", mapping)
                .syncNumber(1)
                .settings(settings)
                .constants(constants)
                .batchLimits(limits == null ? limitsOfTheAction() : limits);
        if (syncMode != null) {
            context.syncMode(syncMode);
        }
        if (matchingKey != null) {
            context.matchingKey(matchingKey);
        }
        return context.build();
    }

    private BatchLimits limitsOfTheAction() {
        Map<String, Object> fixed = new LinkedHashMap<>(constants);
        fixed.putIfAbsent("enable_batching", true);
        return action.batchLimits(fixed);
    }
}
