package io.retl.destination.hubspot;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import java.util.List;

/** Writes contacts, one by one or in batches, which HubSpot treats differently. */
record ContactExchange(HubSpot hubSpot) implements RequestAction.Exchange {
    /** Of a batch: read, create, update, and update twice for the stages. */
    static final int MAX_REQUESTS = 5;

    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        return isSingle(context)
                ? List.of(new ContactUpdate(hubSpot, delivery.payloads().get(0)).request())
                : new ContactBatch(hubSpot, delivery).requests();
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        if (isSingle(context)) {
            new ContactUpdate(hubSpot, delivery.payloads().get(0)).send(sender);
            return DeliveryResult.delivered();
        }
        return new ContactBatch(hubSpot, delivery).send(sender);
    }

    private static boolean isSingle(DeliveryContext context) {
        return context.batchLimits().mode() == BatchLimits.Mode.SINGLE;
    }
}
