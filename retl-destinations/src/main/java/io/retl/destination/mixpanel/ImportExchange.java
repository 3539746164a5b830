package io.retl.destination.mixpanel;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the events of records in one request, and knows which record each event is of.
 *
 * @param url where to
 * @param events the events of a record
 */
record ImportExchange(Url url, Function<Payload, List<Map<String, @Nullable Object>>> events)
        implements RequestAction.Exchange {
    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        return List.of(request(delivery, new ArrayList<>()));
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        List<Integer> owners = new ArrayList<>();
        return new ImportAnswer(owners, delivery.size()).read(sender.exchange(request(delivery, owners)));
    }

    /**
     * The request for all records.
     *
     * @param owners is told the record of each event
     */
    private Request request(Delivery delivery, List<Integer> owners) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (int record = 0; record < delivery.size(); record++) {
            for (Map<String, @Nullable Object> event :
                    events.apply(delivery.payloads().get(record))) {
                all.add(event);
                owners.add(record);
            }
        }
        return Request.builder("POST", url).body(Body.json(all)).build();
    }
}
