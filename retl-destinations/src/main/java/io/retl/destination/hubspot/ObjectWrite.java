package io.retl.destination.hubspot;

import io.retl.destination.http.Request;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.SyncMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of a group: all, or those that are there, or those that are not, as the mapping wants.
 *
 * @param details what they have in common
 * @param mode what the mapping wants
 */
record ObjectWrite(HubSpot hubSpot, ObjectDetails details, SyncMode mode) {
    /** The first request. */
    Request first(List<CrmRecord> records) {
        return mode == SyncMode.UPSERT ? upsert(records) : read(records);
    }

    /** Sends what is needed. An exception says that nothing was written. */
    void send(List<CrmRecord> records, Session session, ObjectOutcome outcome) throws InterruptedException {
        if (mode == SyncMode.UPSERT) {
            take(records, Reply.read(session.send(upsert(records)), records.size()), outcome);
            return;
        }
        Reply present = Reply.read(session.read(read(records)), records.size());
        boolean adds = mode == SyncMode.ADD;
        List<CrmRecord> wanted = new ArrayList<>();
        for (CrmRecord crmRecord : records) {
            if (find(crmRecord, present).isPresent() != adds) {
                wanted.add(crmRecord);
            }
        }
        if (!wanted.isEmpty()) {
            Request request = adds ? create(wanted) : update(wanted);
            take(wanted, Reply.read(session.send(request), wanted.size()), outcome);
        }
    }

    private void take(List<CrmRecord> written, Reply reply, ObjectOutcome outcome) {
        for (CrmRecord crmRecord : written) {
            Optional<Reply.Found> found = find(crmRecord, reply);
            RecordResult result = reply.result(each -> each.has(details.idFieldName(), crmRecord.id()), crmRecord.id());
            boolean isLost =
                    found.isEmpty() && result.status() == RecordResult.Status.DELIVERED && crmRecord.hasMoreToDo();
            outcome.written(crmRecord, isLost ? RecordResult.unknown(Reply.UNMENTIONED) : result, found);
        }
    }

    private Optional<Reply.Found> find(CrmRecord crmRecord, Reply reply) {
        return reply.find(details.idFieldName(), crmRecord.id());
    }

    private Request upsert(List<CrmRecord> records) {
        return batch("upsert", records, true, true);
    }

    private Request update(List<CrmRecord> records) {
        return batch("update", records, true, false);
    }

    private Request create(List<CrmRecord> records) {
        return batch("create", records, false, true);
    }

    private Request batch(String operation, List<CrmRecord> records, boolean hasId, boolean setsId) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (CrmRecord crmRecord : records) {
            Map<String, @Nullable Object> properties = crmRecord.all();
            if (setsId) {
                properties.put(details.idFieldName(), crmRecord.id());
            }
            Map<String, Object> input = new LinkedHashMap<>();
            input.put("idProperty", details.idFieldName());
            if (hasId) {
                input.put("id", crmRecord.id());
            }
            input.put("properties", properties);
            inputs.add(input);
        }
        return HubSpot.batch(hubSpot.objects(details.objectType(), "batch", operation), inputs);
    }

    private Request read(List<CrmRecord> records) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("properties", List.of(details.idFieldName()));
        body.put("idProperty", details.idFieldName());
        body.put(
                "inputs",
                records.stream().map(crmRecord -> Map.of("id", crmRecord.id())).toList());
        return HubSpot.post(hubSpot.objects(details.objectType(), "batch", "read"), body);
    }
}
