package io.retl.destination.googlesheets;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.http.Response;
import io.retl.destination.http.Url;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads which records have a row, overwrites these rows, then adds the others. Google applies an update as a whole or not at
 * all, so an update that fails speaks for the batch, of which nothing was applied then; an addition that fails speaks for the
 * added records. Sent again, the records that were added are found and overwritten: no row is added twice.
 *
 * @param spreadsheets the address of all spreadsheets
 * @param tooLarge what is said of records that would make the sheet too large
 * @param updates whether a record that has a row overwrites it
 * @param adds whether a record that has none gets one
 */
record SheetExchange(
        Url spreadsheets,
        String tooLarge,
        BiPredicate<Payload, DeliveryContext> updates,
        BiPredicate<Payload, DeliveryContext> adds)
        implements RequestAction.Exchange {
    static final int MAX_REQUESTS = 3;
    static final int MAX_CELLS = 600_000;

    /** What is sent if the sheet is empty. */
    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        Sheet sheet = Sheet.of(delivery.payloads().get(0), spreadsheets);
        Rows rows = rows(delivery, context, List.of());
        List<Request> requests = new ArrayList<>(List.of(sheet.identifiers(), sheet.update(Map.of())));
        if (!rows.added.isEmpty()) {
            requests.add(sheet.append(List.copyOf(rows.added.values())));
        }
        return requests;
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        Sheet sheet = Sheet.of(delivery.payloads().get(0), spreadsheets);
        List<?> present = present(sender.read(sheet.identifiers()));
        if ((long) present.size() * sheet.columns().size() > MAX_CELLS) {
            return results(delivery, payload -> RecordResult.rejected(tooLarge));
        }
        Rows rows = rows(delivery, context, present);
        sender.send(sheet.update(rows.updated));
        if (rows.added.isEmpty()) {
            return DeliveryResult.delivered();
        }
        try {
            sender.send(sheet.append(List.copyOf(rows.added.values())));
            return DeliveryResult.delivered();
        } catch (DeliveryException failure) {
            return results(
                    delivery,
                    payload -> rows.added.containsKey(Sheet.identifier(payload))
                            ? RecordResult.of(failure)
                            : RecordResult.delivered());
        }
    }

    /** Of several records with one identifier the last counts; of several rows with one, the first is overwritten. */
    private Rows rows(Delivery delivery, DeliveryContext context, List<?> present) {
        Map<String, Payload> open = new LinkedHashMap<>();
        delivery.payloads().forEach(payload -> open.put(Sheet.identifier(payload), payload));
        Map<Integer, Payload> updated = new LinkedHashMap<>();
        for (int place = 0; place < present.size(); place++) {
            Payload payload = open.remove(firstCell(present.get(place)));
            if (payload != null && updates.test(payload, context)) {
                updated.put(place, payload);
            }
        }
        open.values().removeIf(payload -> !adds.test(payload, context));
        return new Rows(updated, open);
    }

    /** Null if the row has none, or no text, which is nobody's identifier. */
    private static @Nullable Object firstCell(Object row) {
        return row instanceof List<?> cells && !cells.isEmpty() ? cells.get(0) : null;
    }

    /** The rows below the header; the answer of an empty sheet names none. */
    private static List<?> present(Response response) {
        if (response.json() instanceof Map<?, ?> answer) {
            Object values = answer.get("values");
            if (values == null) {
                return List.of();
            }
            if (values instanceof List<?> rows) {
                return rows;
            }
        }
        throw new OutcomeUnknownException("The answer to the question for the rows of the sheet holds none.", null);
    }

    private static DeliveryResult results(Delivery delivery, Function<Payload, RecordResult> result) {
        DeliveryResult.Builder results = DeliveryResult.builder();
        for (int index = 0; index < delivery.size(); index++) {
            results.result(index, result.apply(delivery.payloads().get(index)));
        }
        return results.build();
    }

    /**
     * What becomes of a batch.
     *
     * @param updated by the place of the row
     * @param added by identifier
     */
    private record Rows(Map<Integer, Payload> updated, Map<String, Payload> added) {}
}
