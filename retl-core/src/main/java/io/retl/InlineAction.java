package io.retl;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchAction;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.SingleAction;
import java.util.Objects;

/** An action written in code as a lambda. */
final class InlineAction implements Action {
    private final String name;
    private final int maxBatchRecords;
    private final BatchAction action;

    private InlineAction(String name, int maxBatchRecords, BatchAction action) {
        this.name = Objects.requireNonNull(name, "name");
        this.maxBatchRecords = maxBatchRecords;
        this.action = action;
        if (maxBatchRecords < 1) {
            throw new IllegalArgumentException("maxRecords is " + maxBatchRecords + "; it is at least 1.");
        }
    }

    /** An action that takes one change per call. */
    static InlineAction single(String name, SingleAction action) {
        Objects.requireNonNull(action, "action");
        return new InlineAction(name, 1, (delivery, context) -> {
            action.perform(delivery.payloads().get(0), context);
            return DeliveryResult.delivered();
        });
    }

    /** An action that takes batches. */
    static InlineAction batch(String name, int maxRecords, BatchAction action) {
        return new InlineAction(name, maxRecords, Objects.requireNonNull(action, "action"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int maxBatchRecords() {
        return maxBatchRecords;
    }

    @Override
    public DeliveryResult perform(Delivery delivery, DeliveryContext context) throws InterruptedException {
        try {
            return action.perform(delivery, context);
        } catch (DeliveryException | InterruptedException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new OutcomeUnknownException(
                    "Action '" + name + "' failed with " + failure.getClass().getName() + ".", failure);
        }
    }
}
