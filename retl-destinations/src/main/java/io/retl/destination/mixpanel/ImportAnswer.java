package io.retl.destination.mixpanel;

import io.retl.destination.http.Response;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of imported events. It names those that were refused, and counts the others: these are delivered only if the
 * count says so, too.
 *
 * @param owners the record of each event
 * @param records how many records there are
 */
record ImportAnswer(List<Integer> owners, int records) {
    private static final int BAD_REQUEST = 400;
    private static final int OK = 200;

    DeliveryResult read(Response response) {
        Map<?, ?> answer = answer(response);
        List<?> refused = answer.get("failed_records") instanceof List<?> list ? list : List.of();
        if (!response.isSuccess() && refused.isEmpty()) {
            response.orThrow();
        }
        checkCode(response.status(), answer.get("code"));
        return result(response, refused, answer.get("num_records_imported"));
    }

    /** Only two answers have something to say of single events. */
    private static Map<?, ?> answer(Response response) {
        if (response.status() != BAD_REQUEST) {
            response.orThrow();
        }
        if (response.isSuccess() && response.text().isBlank()) {
            return Map.of();
        }
        return response.json() instanceof Map<?, ?> answer ? answer : Map.of();
    }

    private static void checkCode(int status, @Nullable Object code) {
        if (code instanceof Number number && number.longValue() != OK && number.longValue() != BAD_REQUEST) {
            throw new OutcomeUnknownException(
                    "Mixpanel answered " + status + ", but with the code " + number + ".", null);
        }
    }

    private DeliveryResult result(Response response, List<?> refused, @Nullable Object imported) {
        Map<Integer, RecordResult> results = new LinkedHashMap<>();
        Set<Integer> events = new HashSet<>();
        for (Object each : refused) {
            int event = each instanceof Map<?, ?> named ? index(named.get("index")) : -1;
            if (event >= 0 && events.add(event)) {
                results.putIfAbsent(owners.get(event), RecordResult.rejected(reason(response, each)));
            }
        }
        boolean isComplete = events.size() == refused.size()
                && (!(imported instanceof Number number) || number.longValue() == owners.size() - events.size());
        RecordResult other = isComplete
                ? RecordResult.delivered()
                : RecordResult.unknown("Mixpanel's answer does not add up: of " + owners.size() + " events "
                        + events.size() + " are named as refused, and " + imported + " counted as imported.");
        DeliveryResult.Builder all = DeliveryResult.builder();
        for (int record = 0; record < records; record++) {
            all.result(record, results.getOrDefault(record, other));
        }
        return all.build();
    }

    private int index(@Nullable Object index) {
        return index instanceof Long number && number >= 0 && number < owners.size() ? number.intValue() : -1;
    }

    private static String reason(Response response, Object refused) {
        return refused instanceof Map<?, ?> named && named.get("message") instanceof String message
                ? response.excerpt(message)
                : "Mixpanel refused the event and does not say why.";
    }
}
