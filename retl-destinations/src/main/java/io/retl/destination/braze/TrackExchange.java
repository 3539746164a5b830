package io.retl.destination.braze;

import io.retl.destination.http.Body;
import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Url;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.RecordResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends records in one request to {@code /users/track}. A batch whose records come to more objects than a request takes is cut:
 * the record that reaches beyond, and those behind it, are sent again in another batch.
 *
 * @param url where to
 * @param list the member of the body that holds the objects
 * @param entries the objects of a record
 */
record TrackExchange(Url url, String list, Entries entries) implements RequestAction.Exchange {
    static final int MAX_OBJECTS = 75;

    private static final RecordResult LEFT_OVER = RecordResult.retry(
            "Max batch size exceeded. This event was included in a batch which then exceeded Braze's maximum batch size"
                    + " of " + MAX_OBJECTS + " objects per batch. This payload will be retried in another batch.",
            Duration.ZERO);

    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        return List.of(request(cut(delivery, context)));
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        Cut cut = cut(delivery, context);
        List<RecordResult> results = new ArrayList<>();
        try {
            results.addAll(
                    Answer.read(sender.exchange(request(cut)), cut.owners).results(cut.records));
        } catch (DeliveryException failure) {
            if (cut.records == delivery.size()) {
                throw failure;
            }
            // It speaks for the records of the request, and not for those that were left over.
            results.addAll(Collections.nCopies(cut.records, RecordResult.of(failure)));
        }
        results.addAll(Collections.nCopies(delivery.size() - cut.records, LEFT_OVER));
        DeliveryResult.Builder all = DeliveryResult.builder();
        for (int record = 0; record < results.size(); record++) {
            all.result(record, results.get(record));
        }
        return all.build();
    }

    private Request request(Cut cut) {
        Request.Builder request = Request.builder("POST", url);
        if (cut.objects.size() > 1) {
            request.header("X-Braze-Batch", "true");
        }
        return request.body(Body.json(Map.of(list, cut.objects))).build();
    }

    private Cut cut(Delivery delivery, DeliveryContext context) {
        boolean isLimited = context.batchLimits().mode() == BatchLimits.Mode.BATCH;
        Cut cut = new Cut();
        for (int record = 0; record < delivery.size(); record++) {
            List<Map<String, @Nullable Object>> own =
                    entries.of(delivery.payloads().get(record), context);
            if (isLimited && cut.objects.size() + own.size() > MAX_OBJECTS) {
                return cut;
            }
            cut.add(own);
        }
        return cut;
    }

    /** The first records of a delivery, as many as a request takes. */
    private static final class Cut {
        private final List<Map<String, @Nullable Object>> objects = new ArrayList<>();

        /** The record that each object is of. */
        private final List<Integer> owners = new ArrayList<>();

        private int records;

        void add(List<Map<String, @Nullable Object>> own) {
            for (Map<String, @Nullable Object> object : own) {
                objects.add(object);
                owners.add(records);
            }
            records++;
        }
    }
}
