package io.retl.internal.delivery;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an action and classifies its answer.
 *
 * <p>Invariant: a record counts as delivered only if the action said so. Everything unexplained is unknown: an exception
 * of another kind, a missing result, a null, an error.
 */
public final class ActionChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(ActionChannel.class);

    private final Action action;
    private final String destinationId;
    private final Settings settings;
    private final Slots slots;
    private final Map<String, @Nullable Object> constants;
    private final BatchLimits batchLimits;

    /**
     * A channel to an action.
     *
     * @param destinationId the destination of the action
     * @param settings the destination's settings
     * @param slots those of the destination
     * @param constants the fields that the mapping fixes
     * @throws IllegalArgumentException if the action refuses one of these
     */
    public ActionChannel(
            Action action,
            String destinationId,
            Settings settings,
            Slots slots,
            Map<String, @Nullable Object> constants) {
        this.action = action;
        this.destinationId = destinationId;
        this.settings = settings;
        this.slots = slots;
        this.constants = constants;
        this.batchLimits = action.batchLimits(constants);
    }

    private record Context(
            String destinationId,
            String mappingId,
            long syncNumber,
            Settings settings,
            Map<String, @Nullable Object> constants)
            implements DeliveryContext {}

    @Override
    public DeliveryContext context(String mappingId, long syncNumber) {
        return new Context(destinationId, mappingId, syncNumber, settings, constants);
    }

    @Override
    public BatchLimits batchLimits() {
        return batchLimits;
    }

    /**
     * The requests that a batch would be sent in; empty if the action does not tell.
     *
     * @throws DeliveryException if the batch could not be sent as it is
     */
    public List<RequestPreview> preview(List<Payload> payloads, DeliveryContext context) {
        return action.preview(new Delivery(payloads, 1), context);
    }

    @Override
    public int maxConcurrency() {
        return slots.total();
    }

    @Override
    public boolean tryEnter(Runnable whenFree) {
        return slots.tryEnter(whenFree);
    }

    @Override
    public void leave() {
        slots.leave();
    }

    @Override
    public List<Outcome> send(List<Payload> payloads, DeliveryContext context) {
        try {
            return outcomes(action.perform(new Delivery(payloads, 1), context), payloads.size());
        } catch (DeliveryException failure) {
            return Collections.nCopies(payloads.size(), outcome(RecordResult.of(failure)));
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return unknown(payloads, failure);
        } catch (Throwable failure) {
            LOG.debug("mapping={} action {} failed", context.mappingId(), action.name(), failure);
            return unknown(payloads, failure);
        }
    }

    private static List<Outcome> outcomes(@Nullable DeliveryResult result, int size) {
        if (result == null) {
            return Collections.nCopies(size, new Outcome(Outcome.Kind.UNKNOWN, "The action returned null."));
        }
        List<Outcome> outcomes = new ArrayList<>(size);
        for (RecordResult record : result.results(size)) {
            outcomes.add(outcome(record));
        }
        return outcomes;
    }

    private static Outcome outcome(RecordResult record) {
        return switch (record.status()) {
            case DELIVERED -> Outcome.DELIVERED;
            case REJECTED -> new Outcome(Outcome.Kind.REJECTED, record.reason());
            case UNKNOWN -> new Outcome(Outcome.Kind.UNKNOWN, record.reason());
            case RETRY -> new Outcome(Outcome.Kind.NOT_SENT, record.reason());
            case CREDENTIALS_REFUSED -> new Outcome(Outcome.Kind.CREDENTIAL, record.reason());
            case MISCONFIGURED -> new Outcome(Outcome.Kind.CONFIGURATION, record.reason());
        };
    }

    private static List<Outcome> unknown(List<Payload> payloads, Throwable failure) {
        String message = failure.getMessage();
        return Collections.nCopies(
                payloads.size(),
                new Outcome(
                        Outcome.Kind.UNKNOWN,
                        message == null ? failure.getClass().getName() : message));
    }
}
