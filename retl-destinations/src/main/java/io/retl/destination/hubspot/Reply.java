package io.retl.destination.hubspot;

import io.retl.destination.http.Response;
import io.retl.destination.spi.RecordResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What HubSpot answered to a batch. Of an answer of any form at least nothing is taken for a success that it does not mention.
 *
 * @param response the answer
 * @param found the records that it holds
 * @param errors what it could not do
 * @param sent how many records the request had
 */
record Reply(Response response, List<Found> found, List<Problem> errors, int sent) {
    /** Why a record is neither delivered nor rejected. */
    static final String UNMENTIONED = "HubSpot's answer does not mention the record.";

    private static final String ID = "id";

    /** A record of an answer. */
    record Found(@Nullable Object id, Map<?, ?> properties) {
        /** Whether a property is this text; HubSpot keeps addresses in lower case. */
        boolean has(String property, String value) {
            String there = text(properties.get(property));
            return there.equals(value) || (property.equals("email") && there.equalsIgnoreCase(value));
        }

        String idText() {
            return String.valueOf(id);
        }
    }

    /** Something that HubSpot could not do with some of the records. */
    record Problem(String status, String category, String message, List<?> ids) {
        boolean isMissingRecord() {
            return status.equals("error") && category.equals("OBJECT_NOT_FOUND");
        }
    }

    /** The answer to a request that had so many records. */
    static Reply read(Response response, int sent) {
        Map<?, ?> json = object(response.json());
        List<Found> found = new ArrayList<>();
        for (Object result : list(json.get("results"))) {
            found.add(new Found(object(result).get(ID), object(object(result).get("properties"))));
        }
        List<Problem> errors = new ArrayList<>();
        for (Object error : list(json.get("errors"))) {
            Map<?, ?> members = object(error);
            errors.add(new Problem(
                    text(members.get("status")),
                    text(members.get("category")),
                    text(members.get("message")),
                    list(object(members.get("context")).get("ids"))));
        }
        return new Reply(response, found, errors, sent);
    }

    /** The first record with a property of this text. */
    Optional<Found> find(String property, String value) {
        return find(record -> record.has(property, value));
    }

    Optional<Found> find(Predicate<Found> wanted) {
        return found.stream().filter(wanted).findFirst();
    }

    /**
     * What became of a record that was to be written.
     *
     * @param wanted recognises it in the answer
     * @param key what errors call it
     */
    RecordResult result(Predicate<Found> wanted, String key) {
        if (found.stream().anyMatch(wanted) || (errors.isEmpty() && found.size() >= sent)) {
            return RecordResult.delivered();
        }
        return errors.stream()
                .filter(error -> error.ids.contains(key))
                .findFirst()
                .map(error -> RecordResult.rejected(response.excerpt(error.message)))
                .orElseGet(() -> RecordResult.unknown(UNMENTIONED));
    }

    static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).toList()
                : List.of();
    }

    static String text(@Nullable Object json) {
        return json instanceof String text ? text : "";
    }
}
