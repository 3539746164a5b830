package io.retl.destination.hubspot;

import io.retl.destination.http.Request;
import io.retl.destination.http.Response;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.RejectedDeliveryException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes and removes associations of records that were written. The other records are looked up or made first, then associated,
 * in requests for at most {@value HubSpot#MAX_BATCH} of them.
 *
 * <p>A request that HubSpot refuses is sent again in halves: one wrong association does not hold back those of other records.
 */
final class Associations {
    private final HubSpot hubSpot;
    private final ObjectDetails details;
    private final Session session;
    private final ObjectOutcome outcome;
    private final Map<Association.Target, String> targets = new LinkedHashMap<>();

    /** An association between a record with this identifier and another. */
    private record Link(CrmRecord crmRecord, String id, Association association) {}

    Associations(HubSpot hubSpot, ObjectDetails details, Session session, ObjectOutcome outcome) {
        this.hubSpot = hubSpot;
        this.details = details;
        this.session = session;
        this.outcome = outcome;
    }

    void send() throws InterruptedException {
        send(links(CrmRecord::associations), details.makesAssociated(), "create");
        send(links(CrmRecord::dissociations), false, "labels", "archive");
    }

    private List<Link> links(Function<CrmRecord, List<Association>> wishes) {
        Set<Link> links = new LinkedHashSet<>();
        outcome.ids()
                .forEach((crmRecord, id) -> wishes.apply(crmRecord)
                        .forEach(association -> links.add(new Link(crmRecord, id, association))));
        return List.copyOf(links);
    }

    private void send(List<Link> links, boolean makes, String... operation) throws InterruptedException {
        List<Link> known = new ArrayList<>();
        for (List<Link> group :
                groups(links, link -> link.association.objectType() + "_" + link.association.idFieldName())) {
            inHalves(group, part -> find(part, makes));
            for (Link link : group) {
                if (targets.containsKey(link.association.target())) {
                    known.add(link);
                } else if (makes) {
                    outcome.unmentioned(link.crmRecord);
                }
            }
        }
        for (List<Link> group : groups(known, link -> link.association.target().objectType())) {
            inHalves(group, part -> associate(part, operation));
        }
    }

    private void find(List<Link> links, boolean makes) throws InterruptedException {
        Collection<Association.Target> wanted = links.stream()
                .map(link -> link.association.target())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Association.Target first = wanted.iterator().next();
        Response response = session.send(makes ? upsert(first, wanted) : read(first, wanted));
        for (Reply.Found found : Reply.read(response, wanted.size()).found()) {
            wanted.stream()
                    .filter(target -> found.has(target.idFieldName(), target.idFieldValue()))
                    .forEach(target -> targets.put(target, found.idText()));
        }
    }

    private Request read(Association.Target first, Collection<Association.Target> wanted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("idProperty", first.idFieldName());
        body.put("properties", List.of(first.idFieldName()));
        body.put(
                "inputs",
                wanted.stream()
                        .map(target -> Map.of("id", target.idFieldValue()))
                        .toList());
        return HubSpot.post(hubSpot.objects(first.objectType(), "batch", "read"), body);
    }

    private Request upsert(Association.Target first, Collection<Association.Target> wanted) {
        List<Map<String, ?>> inputs = new ArrayList<>();
        for (Association.Target target : wanted) {
            inputs.add(Map.of(
                    "idProperty",
                    target.idFieldName(),
                    "id",
                    target.idFieldValue(),
                    "properties",
                    Map.of(target.idFieldName(), target.idFieldValue())));
        }
        return HubSpot.batch(hubSpot.objects(first.objectType(), "batch", "upsert"), inputs);
    }

    private void associate(List<Link> links, String... operation) throws InterruptedException {
        String type = links.get(0).association.target().objectType();
        List<String> path = new ArrayList<>(List.of("batch"));
        path.addAll(List.of(operation));
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (Link link : links) {
            inputs.add(Map.of(
                    "types",
                    List.of(link.association.type()),
                    "from",
                    Map.of("id", link.id),
                    "to",
                    Map.of("id", String.valueOf(targets.get(link.association.target())))));
        }
        session.send(
                HubSpot.batch(hubSpot.associations(details.objectType(), type, path.toArray(String[]::new)), inputs));
    }

    private static Collection<List<Link>> groups(List<Link> links, Function<Link, String> key) {
        Map<String, List<Link>> byKey = new LinkedHashMap<>();
        links.forEach(link -> byKey.computeIfAbsent(key.apply(link), missing -> new ArrayList<>())
                .add(link));
        List<List<Link>> groups = new ArrayList<>();
        for (List<Link> all : byKey.values()) {
            for (int from = 0; from < all.size(); from += HubSpot.MAX_BATCH) {
                groups.add(all.subList(from, Math.min(all.size(), from + HubSpot.MAX_BATCH)));
            }
        }
        return groups;
    }

    private void inHalves(List<Link> links, Step step) throws InterruptedException {
        try {
            step.send(links);
        } catch (RejectedDeliveryException refusal) {
            if (links.size() == 1) {
                outcome.failed(links.get(0).crmRecord, refusal);
                return;
            }
            int half = links.size() / 2;
            inHalves(links.subList(0, half), step);
            inHalves(links.subList(half, links.size()), step);
        } catch (DeliveryException failure) {
            links.forEach(link -> outcome.failed(link.crmRecord, failure));
        }
    }

    /** One request for several associations. */
    private interface Step {
        void send(List<Link> links) throws InterruptedException;
    }
}
