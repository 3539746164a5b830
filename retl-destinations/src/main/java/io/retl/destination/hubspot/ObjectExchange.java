package io.retl.destination.hubspot;

import io.retl.destination.http.HttpSender;
import io.retl.destination.http.Request;
import io.retl.destination.http.RequestAction;
import io.retl.destination.spi.DateTimes;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.SyncMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes records of any type. The records of a batch that have {@link ObjectDetails} in common are written together; changes with
 * one identifier are one record, unless records are only added.
 *
 * @param timeout of one request
 * @param time what stands for a missing or wrong time of a change
 */
record ObjectExchange(HubSpot hubSpot, Schemas schemas, Lists lists, Duration timeout, InstantSource time)
        implements RequestAction.Exchange {
    @Override
    public List<Request> requests(Delivery delivery, DeliveryContext context) {
        List<Request> requests = new ArrayList<>();
        groups(delivery, context).forEach((details, records) -> {
            requests.addAll(schemas.questions(details.objectType(), ObjectSchema.of(records)));
            requests.add(new ObjectWrite(hubSpot, details, mode(context)).first(records));
        });
        return requests;
    }

    @Override
    public DeliveryResult send(Delivery delivery, DeliveryContext context, HttpSender sender)
            throws InterruptedException {
        Session session = new Session(sender, timeout);
        Map<ObjectDetails, List<CrmRecord>> groups = groups(delivery, context);
        DeliveryResult.Builder results = DeliveryResult.builder();
        for (Map.Entry<ObjectDetails, List<CrmRecord>> group : groups.entrySet()) {
            try {
                send(group.getKey(), group.getValue(), context, session)
                        .forEach((crmRecord, result) ->
                                crmRecord.indexes().forEach(index -> results.result(index, result)));
            } catch (DeliveryException failure) {
                if (groups.size() == 1) {
                    throw failure;
                }
                group.getValue()
                        .forEach(crmRecord ->
                                crmRecord.indexes().forEach(index -> results.result(index, RecordResult.of(failure))));
            }
        }
        return results.build();
    }

    /** An exception says that no record was changed. */
    private Map<CrmRecord, RecordResult> send(
            ObjectDetails details, List<CrmRecord> records, DeliveryContext context, Session session)
            throws InterruptedException {
        ListWish.check(records);
        schemas.ensure(context.mappingId(), details, ObjectSchema.of(records), session);
        String list = lists.ensure(context.mappingId(), details.objectType(), records.get(0), session);
        ObjectWrite write = new ObjectWrite(hubSpot, details, mode(context));
        ObjectOutcome outcome = new ObjectOutcome(records);
        write.send(records, session, outcome);
        new Associations(hubSpot, details, session, outcome).send();
        if (!list.isEmpty()) {
            lists.send(list, session, outcome);
        }
        return outcome.results();
    }

    private Map<ObjectDetails, List<CrmRecord>> groups(Delivery delivery, DeliveryContext context) {
        boolean merges = mode(context) != SyncMode.ADD;
        Map<ObjectDetails, Map<String, CrmRecord>> groups = new LinkedHashMap<>();
        for (int index = 0; index < delivery.size(); index++) {
            Payload payload = delivery.payloads().get(index);
            CrmRecord next = new CrmRecord(payload, index, merges ? time(payload) : 0);
            Map<String, CrmRecord> records =
                    groups.computeIfAbsent(ObjectDetails.of(payload), details -> new LinkedHashMap<>());
            CrmRecord present = records.putIfAbsent(merges ? next.id() : String.valueOf(index), next);
            if (present != null) {
                present.merge(next);
            }
        }
        Map<ObjectDetails, List<CrmRecord>> clean = new LinkedHashMap<>();
        groups.forEach((details, records) -> clean.put(details, cleaned(records.values())));
        return clean;
    }

    private static List<CrmRecord> cleaned(Collection<CrmRecord> records) {
        records.forEach(CrmRecord::clean);
        return List.copyOf(records);
    }

    private long time(Payload payload) {
        return DateTimes.parse(payload.field("timestamp"))
                .orElseGet(time::instant)
                .toEpochMilli();
    }

    private static SyncMode mode(DeliveryContext context) {
        return context.syncMode().orElse(SyncMode.UPDATE);
    }
}
