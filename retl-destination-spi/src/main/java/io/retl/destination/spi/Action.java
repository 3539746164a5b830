package io.retl.destination.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a destination. Implemented by plug-ins; must be thread-safe.
 *
 * <p><b>Life cycle.</b> {@link DestinationProvider#actions(Settings)} makes an action once per configured destination,
 * when the host builds its {@code Retl}; it must not connect to anything then. {@link #perform} is called on a thread of
 * the engine's executor, by several threads at once, each with a batch of its own. {@link #close()} is called once, when
 * the host closes its {@code Retl} and no call is running.
 *
 * <p><b>How often.</b> At least once: after a crash or an unanswered call the same change is sent again with the same
 * {@link Payload#messageId()}. All deletes of a sync are answered before its first other change is sent, and a record
 * id is never in two calls at once.
 */
public interface Action {
    /** 30 seconds. */
    Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** The name that a mapping uses, for example {@code upsertContact}. */
    String name();

    /** The inputs. Empty, the default, accepts any field. */
    default List<FieldDefinition> fields() {
        return List.of();
    }

    /** What a mapping that names no trigger sends; default added and updated rows. */
    default Set<ChangeKind> presetTrigger() {
        return Set.of(ChangeKind.ADDED, ChangeKind.UPDATED);
    }

    /** What a mapping may want done with records; empty, the default, if the action knows one way only. */
    default Set<SyncMode> syncModes() {
        return Set.of();
    }

    /** What a mapping that leaves its fields to the action wants done; default nothing. */
    default Optional<SyncMode> presetSyncMode() {
        return Optional.empty();
    }

    /** What may be done once for a mapping before its first sync; default nothing. */
    default List<MappingHook> hooks() {
        return List.of();
    }

    /**
     * The values that a field may have right now, for a field that {@link FieldDefinition#isDynamic()}. May connect.
     * Called when a person writes a mapping, never by a sync. The default knows none.
     *
     * @param request which field
     * @param context the mapping
     * @throws DeliveryException if they could not be had; its message is for the person
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default DynamicChoices choices(ChoicesRequest request, DeliveryContext context) throws InterruptedException {
        return DynamicChoices.NONE;
    }

    /** The most changes in one call; default 1, which is {@link BatchLimits.Mode#SINGLE}. */
    default int maxBatchRecords() {
        return 1;
    }

    /** The most bytes in one call, counted as the UTF-8 JSON of the payloads' fields; default unlimited. */
    default long maxBatchBytes() {
        return Long.MAX_VALUE;
    }

    /**
     * How large the batches of a mapping may be; the default is {@link #maxBatchRecords()} and {@link #maxBatchBytes()}.
     * For actions that let a mapping decide with one of its fields. Called once per mapping, when the host builds its
     * {@code Retl}.
     *
     * @param constants the fields to which the mapping gives the same value for every row, with these values
     * @throws IllegalArgumentException if a value cannot be; its message is a sentence and becomes a problem of the
     *     mapping
     */
    default BatchLimits batchLimits(Map<String, @Nullable Object> constants) {
        return maxBatchRecords() == 1 ? BatchLimits.single() : BatchLimits.batch(maxBatchRecords(), maxBatchBytes());
    }

    /**
     * The requests that {@link #perform} would send for a batch, in order. Must not send or connect to anything. The
     * default, none, lets a plan show the fields of the payloads instead.
     *
     * @param delivery a batch
     * @param context the sync it would belong to
     * @throws DeliveryException if the batch could not be sent as it is
     */
    default List<RequestPreview> preview(Delivery delivery, DeliveryContext context) {
        return List.of();
    }

    /**
     * Delivers one batch and says what became of each change.
     *
     * <p>An exception speaks for every change of the call: {@link NotSentException} (nothing was applied; tried again after
     * a while), {@link RejectedDeliveryException} (refused, and nothing was applied; sent again in halves until the changes
     * at fault are found; an action whose destination may have applied a part throws {@link OutcomeUnknownException}),
     * {@link AuthenticationException} (credentials are refreshed once, or the sync stops),
     * {@link DestinationConfigurationException} (the sync stops), {@link OutcomeUnknownException} (tried again with the same
     * message ids). <b>Any other exception, and any change without a result, counts as unknown</b>: it may have been applied,
     * so it is sent again.
     *
     * @param delivery the batch
     * @param context the sync it belongs to
     * @return a result for each change; {@link DeliveryResult#delivered()} if all were applied
     * @throws DeliveryException as above
     * @throws InterruptedException if the thread was interrupted while waiting; the outcome counts as unknown
     */
    DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException;

    /**
     * Gets new credentials, because the destination refused the present ones; the refused batch is then sent again.
     * Called on a thread of the engine's executor, once at a time; it may connect and take as long as a delivery. The
     * default has none to get.
     *
     * @param context the sync that was refused
     * @return whether there are new credentials, so that another try makes sense
     * @throws DeliveryException if they could not be had; the sync stops
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default boolean refreshCredentials(DeliveryContext context) throws InterruptedException {
        return false;
    }

    /**
     * How long after {@link #perform} began the destination may still apply a request of it that was never answered, if it sends
     * several the last one; default
     * {@link #DEFAULT_TIMEOUT}. After a crash, a record whose outcome is unknown is not sent again earlier, because the late
     * request would overwrite the newer one.
     */
    default Duration timeout() {
        return DEFAULT_TIMEOUT;
    }

    /** Gives back what the action holds; the default does nothing. Must not throw. */
    default void close() {}
}
