package io.retl.internal.delivery;

import io.retl.Destination;
import io.retl.RetryPolicy;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an action, classifies its answer and tells it to the destination's pace. Thread-safe if the action is.
 *
 * <p>Invariant: a record counts as delivered only if the action said so. Everything unexplained is unknown: an exception
 * of another kind, a missing result, a null, an error.
 */
public final class ActionChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(ActionChannel.class);

    private final Action action;
    private final Destination destination;
    private final Settings settings;
    private final Pace pace;
    private final ActionOptions options;
    private final BatchLimits batchLimits;

    /**
     * A channel to an action.
     *
     * @param destination the destination of the action
     * @param settings the destination's settings, defaults filled in
     * @param pace that of the destination
     * @param options what the mapping fixes
     * @throws IllegalArgumentException if the action refuses one of these
     */
    public ActionChannel(Action action, Destination destination, Settings settings, Pace pace, ActionOptions options) {
        this.action = action;
        this.destination = destination;
        this.settings = settings;
        this.pace = pace;
        this.options = options;
        this.batchLimits = action.batchLimits(options.constants());
    }

    @Override
    public DeliveryContext context(String mappingId, long syncNumber) {
        DeliveryContext.Builder context = DeliveryContext.builder(destination.id(), mappingId)
                .syncNumber(syncNumber)
                .settings(settings)
                .constants(options.constants())
                .batchLimits(batchLimits);
        options.syncMode().filter(action.syncModes()::contains).ifPresent(context::syncMode);
        options.matchingKey().ifPresent(context::matchingKey);
        options.hookOutputs().forEach(context::hookOutputs);
        return context.build();
    }

    @Override
    public BatchLimits batchLimits() {
        return batchLimits;
    }

    /** The action itself, for what a person asks of it and no sync does. */
    public Action action() {
        return action;
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
        return pace.maxConcurrency();
    }

    @Override
    public RetryPolicy retryPolicy() {
        return destination.retryPolicy();
    }

    @Override
    public Duration timeout() {
        return action.timeout();
    }

    @Override
    public Duration tryEnter(Runnable whenFree) {
        return pace.tryEnter(whenFree);
    }

    @Override
    public void leave() {
        pace.leave();
    }

    @Override
    public List<Outcome> send(Delivery delivery, DeliveryContext context) {
        List<RecordResult> results = results(delivery, context);
        pace.answered(results);
        List<Outcome> outcomes = new ArrayList<>(results.size());
        for (RecordResult result : results) {
            outcomes.add(outcome(result));
        }
        return outcomes;
    }

    private List<RecordResult> results(Delivery delivery, DeliveryContext context) {
        int size = delivery.size();
        try {
            return perform(delivery, context);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return Collections.nCopies(size, RecordResult.unknown(reason(failure)));
        } catch (Throwable failure) { // whatever a plug-in throws, its records have an outcome
            LOG.debug("mapping={} action {} failed", context.mappingId(), action.name(), failure);
            return Collections.nCopies(size, RecordResult.unknown(reason(failure)));
        }
    }

    private List<RecordResult> perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
        int size = delivery.size();
        try {
            @Nullable DeliveryResult result = action.perform(delivery, context);
            return result == null
                    ? Collections.nCopies(size, RecordResult.unknown("The action returned null."))
                    : result.results(size);
        } catch (DeliveryException failure) {
            return Collections.nCopies(size, RecordResult.of(failure));
        }
    }

    @Override
    public Outcome refreshCredentials(DeliveryContext context) {
        try {
            pace.refreshing().lockInterruptibly();
            try {
                return action.refreshCredentials(context)
                        ? Outcome.DELIVERED
                        : Outcome.of(Outcome.Kind.CREDENTIAL, "There are no other credentials.");
            } finally {
                pace.refreshing().unlock();
            }
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return Outcome.of(Outcome.Kind.CREDENTIAL, "Getting new credentials was interrupted.");
        } catch (Throwable failure) { // as in results
            LOG.debug("mapping={} action {} got no credentials", context.mappingId(), action.name(), failure);
            return Outcome.of(Outcome.Kind.CREDENTIAL, reason(failure));
        }
    }

    private static Outcome outcome(RecordResult result) {
        Outcome.Kind kind = switch (result.status()) {
            case DELIVERED -> Outcome.Kind.DELIVERED;
            case REJECTED -> Outcome.Kind.REJECTED;
            case UNKNOWN -> Outcome.Kind.UNKNOWN;
            case RETRY -> Outcome.Kind.NOT_SENT;
            case CREDENTIALS_REFUSED -> Outcome.Kind.CREDENTIAL;
            case MISCONFIGURED -> Outcome.Kind.CONFIGURATION;
        };
        return new Outcome(
                kind,
                result.reason(),
                result.isForRequest() ? Outcome.Scope.REQUEST : Outcome.Scope.RECORD,
                result.httpStatus());
    }

    /** What a failure says, or its name if it says nothing or cannot. */
    private static String reason(Throwable failure) {
        String name = failure.getClass().getName();
        try {
            return Objects.requireNonNullElse(failure.getMessage(), name);
        } catch (RuntimeException | Error broken) {
            return name;
        }
    }
}
