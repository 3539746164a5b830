package io.retl.destination.hubspot;

import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.values.Trimmed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which list a record belongs into, or no longer. Immutable.
 *
 * @param kind who says so
 * @param name the list; empty if the record is for none
 * @param adds whether it belongs there
 */
record ListWish(Kind kind, String name, boolean adds) {
    private static final ListWish NONE = new ListWish(Kind.NONE, "", false);
    private static final Set<String> AUDIENCES = Set.of("audience", "journey_step");

    /** Who says in which list a record belongs. */
    enum Kind {
        NONE,
        FIELDS,
        AUDIENCE
    }

    static ListWish of(Payload payload) {
        Map<?, ?> list = Reply.object(payload.field("list_details"));
        Object connected = list.get("connected_to_engage_audience");
        if (Boolean.TRUE.equals(connected)) {
            return audience(payload, list.get("list_name"));
        }
        String name = Trimmed.of(Reply.text(list.get("list_name")));
        return Boolean.FALSE.equals(connected)
                        && list.get("list_action") instanceof Boolean adds
                        && list.get("should_create_list") instanceof Boolean
                        && !name.isEmpty()
                ? new ListWish(Kind.FIELDS, name, adds)
                : NONE;
    }

    /**
     * Refuses records that do not belong together.
     *
     * @throws RejectedDeliveryException if they name several lists
     */
    static void check(List<CrmRecord> records) {
        List<ListWish> wishes =
                records.stream().map(crmRecord -> of(crmRecord.payload())).toList();
        if (wishes.stream()
                        .map(ListWish::kind)
                        .filter(kind -> kind != Kind.NONE)
                        .distinct()
                        .count()
                > 1) {
            throw new RejectedDeliveryException(
                    "Engage and non Engage payloads cannot be mixed in the same batch.", null);
        }
        List<String> names = wishes.stream()
                .map(ListWish::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        if (names.size() > 1) {
            throw new RejectedDeliveryException(
                    "When updating List membership, all payloads must reference the same list. Found multiple lists in the"
                            + " batch: " + String.join(", ", names.subList(0, Math.min(3, names.size()))),
                    null);
        }
    }

    private static ListWish audience(Payload payload, @Nullable Object listName) {
        String key = Reply.text(payload.field("computation_key"));
        boolean isAudience = AUDIENCES.contains(Reply.text(payload.field("computation_class")));
        if (isAudience
                && !key.isEmpty()
                && Reply.object(payload.field("traits_or_props")).get(key) instanceof Boolean adds) {
            String name = Reply.text(listName);
            return new ListWish(Kind.AUDIENCE, name.isEmpty() ? key : name, Objects.requireNonNull(adds));
        }
        return NONE;
    }
}
