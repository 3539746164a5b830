package io.retl.destination.hubspot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.retl.destination.http.Body;
import io.retl.destination.http.Request;
import io.retl.destination.http.Response;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.RejectedDeliveryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists that records are put into and taken out of. Which identifier a list has is remembered for half an hour for each mapping.
 * Thread-safe.
 */
final class Lists {
    private static final int MAX_LISTS = 2_000;
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final String MANUAL = "MANUAL";

    private final HubSpot hubSpot;
    private final Cache<Key, String> known;

    /** For what something is remembered. */
    private record Key(String mappingId, String objectType, String name) {}

    Lists(HubSpot hubSpot, Ticker ticker) {
        this.hubSpot = hubSpot;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_LISTS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /**
     * The identifier of the list that the records of a batch are for, which is made if it has to be; empty if they are for none.
     *
     * @param first a record of the batch
     * @throws RejectedDeliveryException if there is no such list and none may be made
     */
    String ensure(String mappingId, String objectType, CrmRecord first, Session session) throws InterruptedException {
        String name = ListWish.of(first.payload()).name();
        if (name.isEmpty()) {
            return "";
        }
        Key key = new Key(mappingId, objectType, name);
        String remembered = known.getIfPresent(key);
        if (remembered != null) {
            return remembered;
        }
        Optional<String> present = find(objectType, name, session);
        String id = present.isPresent() ? present.get() : create(objectType, name, first, session);
        known.put(key, id);
        return id;
    }

    /** Puts the records that were written into the list, or takes them out. */
    void send(String list, Session session, ObjectOutcome outcome) throws InterruptedException {
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        Map<CrmRecord, String> ids = outcome.ids();
        ids.forEach((crmRecord, id) -> {
            ListWish wish = ListWish.of(crmRecord.payload());
            if (wish.kind() != ListWish.Kind.NONE) {
                (wish.adds() ? added : removed).add(id);
            }
        });
        try {
            session.send(Request.builder("PUT", hubSpot.crm("lists", list, "memberships", "add-and-remove"))
                    .body(Body.json(Map.of("recordIdsToAdd", added, "recordIdsToRemove", removed)))
                    .build());
        } catch (DeliveryException failure) {
            ids.keySet().forEach(crmRecord -> outcome.failed(crmRecord, failure));
        }
    }

    private Optional<String> find(String objectType, String name, Session session) throws InterruptedException {
        Response response =
                session.exchange(HubSpot.get(hubSpot.crm("lists", "object-type-id", objectType, "name", name)));
        if (response.status() == 404) {
            return Optional.empty();
        }
        Map<?, ?> list = list(response.orThrow());
        return MANUAL.equals(list.get("processingType")) ? id(list) : Optional.empty();
    }

    private String create(String objectType, String name, CrmRecord first, Session session)
            throws InterruptedException {
        if (!Boolean.TRUE.equals(
                Reply.object(first.payload().field("list_details")).get("should_create_list"))) {
            throw new RejectedDeliveryException(
                    "List with name " + name
                            + " does not exist in HubSpot. To create the list, set the 'Create List' field to true.",
                    null);
        }
        Response response = session.exchange(HubSpot.post(
                hubSpot.crm("lists"), Map.of("name", name, "objectTypeId", objectType, "processingType", MANUAL)));
        if (!response.isSuccess() && response.text().contains("ILS.DUPLICATE_LIST_NAMES")) {
            throw new NotSentException("Failed to create list: a list with this name already exists.", null);
        }
        return id(list(response.orThrow()))
                .orElseThrow(() ->
                        new RejectedDeliveryException("Failed to ensure list with name " + name + " in HubSpot", null));
    }

    private static Map<?, ?> list(Response response) {
        return Reply.object(Reply.object(response.json()).get("list"));
    }

    private static Optional<String> id(Map<?, ?> list) {
        return Optional.ofNullable(list.get("listId")).map(String::valueOf);
    }
}
