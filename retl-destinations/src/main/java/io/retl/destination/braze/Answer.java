package io.retl.destination.braze;

import io.retl.destination.http.Response;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.RecordResult;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What Braze says of the records of a request that it took. Such an answer may refuse single objects, each by its place in the
 * request. If one of them cannot be told, any record may be meant, and none of the others counts as delivered.
 */
final class Answer {
    private static final RecordResult UNSAID = RecordResult.unknown(
            "Braze refused a part of the request, and did not say in a way that can be read which record that is.");

    private static final String TYPE = "type";

    private final Map<Integer, RecordResult> refused = new HashMap<>();
    private RecordResult others = RecordResult.delivered();

    private Answer() {}

    /**
     * Reads the answer to a request.
     *
     * @param owners the record that each object of the request is of
     * @throws io.retl.destination.spi.DeliveryException if Braze took no record, or the answer does not say
     */
    static Answer read(Response response, List<Integer> owners) {
        if (!(response.orThrow().json() instanceof Map<?, ?> json)) {
            throw new OutcomeUnknownException(
                    "Braze answered " + response.status() + ", but not with an object as it does.", null);
        }
        Answer answer = new Answer();
        Object errors = json.get("errors");
        if (errors instanceof List<?> list) {
            for (Object error : list) {
                Map<?, ?> members = error instanceof Map<?, ?> map ? map : Collections.singletonMap(TYPE, error);
                answer.add(members, owners, response);
            }
        } else if (errors != null) {
            answer.others = UNSAID;
        }
        return answer;
    }

    /**
     * What became of each record of the request.
     *
     * @param size how many there were
     */
    List<RecordResult> results(int size) {
        return IntStream.range(0, size)
                .mapToObj(record -> refused.getOrDefault(record, others))
                .toList();
    }

    private void add(Map<?, ?> error, List<Integer> owners, Response response) {
        Object type = error.get(TYPE);
        String reason = type instanceof String text && !text.isBlank() ? response.excerpt(text) : "Braze refused it.";
        owner(error.get("index"), owners)
                .ifPresentOrElse(
                        record -> refused.putIfAbsent(record, RecordResult.rejected(reason)), () -> others = UNSAID);
    }

    /** The record that an error is about; empty if it cannot be told. With a single record in the request there is no doubt. */
    private static Optional<Integer> owner(@Nullable Object index, List<Integer> owners) {
        if (index instanceof Long place && place >= 0 && place < owners.size()) {
            return Optional.of(owners.get(place.intValue()));
        }
        boolean isSingle = owners.get(0).equals(owners.get(owners.size() - 1));
        return isSingle ? Optional.of(owners.get(0)) : Optional.empty();
    }
}
