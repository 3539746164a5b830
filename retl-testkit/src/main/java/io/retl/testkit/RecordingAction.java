package io.retl.testkit;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An action that delivers everything to a {@link RecordingDestination} and remembers its batches. Thread-safe. */
public final class RecordingAction implements Action {
    /** The most changes in one call unless the constructor says otherwise. */
    public static final int DEFAULT_MAX_BATCH_RECORDS = 100;

    private final String name;
    private final int maxBatchRecords;
    private final RecordingDestination destination;
    private final List<Integer> batchSizes = new ArrayList<>();
    private boolean closed;

    /**
     * An action with batches of up to {@value #DEFAULT_MAX_BATCH_RECORDS} changes.
     *
     * @param name the name that a mapping uses
     * @param destination where the changes go
     */
    public RecordingAction(String name, RecordingDestination destination) {
        this(name, destination, DEFAULT_MAX_BATCH_RECORDS);
    }

    /**
     * An action with batches of a given size.
     *
     * @param name the name that a mapping uses
     * @param destination where the changes go
     * @param maxBatchRecords the most changes in one call
     */
    public RecordingAction(String name, RecordingDestination destination, int maxBatchRecords) {
        this.name = Objects.requireNonNull(name, "name");
        this.destination = Objects.requireNonNull(destination, "destination");
        this.maxBatchRecords = maxBatchRecords;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int maxBatchRecords() {
        return maxBatchRecords;
    }

    /** Zero: what a call does, it has done when it returns. */
    @Override
    public Duration timeout() {
        return Duration.ZERO;
    }

    @Override
    public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
        synchronized (this) {
            batchSizes.add(delivery.size());
        }
        delivery.payloads().forEach(destination::apply);
        return DeliveryResult.delivered();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** Where the changes go. */
    public RecordingDestination destination() {
        return destination;
    }

    /** How many changes each call held, in the order of the calls; a copy. */
    public synchronized List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    /** Whether the engine closed the action. */
    public synchronized boolean isClosed() {
        return closed;
    }
}
