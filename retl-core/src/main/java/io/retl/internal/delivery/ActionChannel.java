package io.retl.internal.delivery;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    /**
     * A channel to an action.
     *
     * @param destinationId the destination of the action
     * @param settings the destination's settings
     * @param slots those of the destination
     */
    public ActionChannel(Action action, String destinationId, Settings settings, Slots slots) {
        this.action = action;
        this.destinationId = destinationId;
        this.settings = settings;
        this.slots = slots;
    }

    private record Context(String destinationId, String mappingId, long syncNumber, Settings settings)
            implements DeliveryContext {}

    @Override
    public DeliveryContext context(String mappingId, long syncNumber) {
        return new Context(destinationId, mappingId, syncNumber, settings);
    }

    @Override
    public int maxBatchRecords() {
        return Math.max(1, action.maxBatchRecords());
    }

    @Override
    public long maxBatchBytes() {
        return action.maxBatchBytes();
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
        } catch (NotSentException failure) {
            return all(payloads, Outcome.Kind.NOT_SENT, failure);
        } catch (RejectedDeliveryException failure) {
            return all(payloads, Outcome.Kind.REJECTED, failure);
        } catch (AuthenticationException failure) {
            return all(payloads, Outcome.Kind.CREDENTIAL, failure);
        } catch (DestinationConfigurationException failure) {
            return all(payloads, Outcome.Kind.CONFIGURATION, failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return all(payloads, Outcome.Kind.UNKNOWN, failure);
        } catch (Throwable failure) {
            LOG.debug("mapping={} action {} failed", context.mappingId(), action.name(), failure);
            return all(payloads, Outcome.Kind.UNKNOWN, failure);
        }
    }

    private static List<Outcome> outcomes(@Nullable DeliveryResult result, int size) {
        if (result == null) {
            return Collections.nCopies(size, new Outcome(Outcome.Kind.UNKNOWN, "The action returned null."));
        }
        List<Outcome> outcomes = new ArrayList<>(size);
        for (RecordResult record : result.results(size)) {
            outcomes.add(
                    switch (record.status()) {
                        case DELIVERED -> Outcome.DELIVERED;
                        case REJECTED -> new Outcome(Outcome.Kind.REJECTED, record.reason());
                        case UNKNOWN -> new Outcome(Outcome.Kind.UNKNOWN, record.reason());
                        case RETRY -> new Outcome(Outcome.Kind.NOT_SENT, record.reason());
                    });
        }
        return outcomes;
    }

    private static List<Outcome> all(List<Payload> payloads, Outcome.Kind kind, Throwable failure) {
        String message = failure.getMessage();
        return Collections.nCopies(
                payloads.size(),
                new Outcome(kind, message == null ? failure.getClass().getName() : message));
    }
}
