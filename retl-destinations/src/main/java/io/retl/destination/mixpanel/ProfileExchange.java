package io.retl.destination.mixpanel;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Response;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Sends the documents of one record, one after the other, each in a form. A record without documents is delivered by doing nothing.
 *
 * @param documents the requests of a record
 */
record ProfileExchange(Function<Payload, List<Request>> documents) implements RequestAction.Exchange {
    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        return documents.apply(delivery.payloads().get(0));
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        for (Request request : requests(delivery, context)) {
            check(sender.send(request));
        }
        return DeliveryResult.delivered();
    }

    static Request request(Url url, Map<String, ?> document) {
        return Request.builder("POST", url)
                .body(Body.form(Map.of("data", Body.json(document).text())))
                .build();
    }

    /** Mixpanel answers 200 with a zero to a document that it does not take. */
    private static void check(Response response) {
        if (response.text().strip().equals("0")) {
            throw new RejectedDeliveryException(
                    "Mixpanel answered " + response.status() + " with 0: it does not take the data.", null);
        }
    }
}
