package io.retl.destination.hubspot;

import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.RecordResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the records of a group after the steps so far. Not thread-safe. */
final class ObjectOutcome {
    private final Map<CrmRecord, RecordResult> results = new LinkedHashMap<>();
    /** HubSpot's own identifiers of the records that were written. */
    private final Map<CrmRecord, String> ids = new LinkedHashMap<>();

    /** At first nothing has to be done for any record. */
    ObjectOutcome(List<CrmRecord> records) {
        records.forEach(crmRecord -> results.put(crmRecord, RecordResult.delivered()));
    }

    /** Takes note of the answer about a record. */
    void written(CrmRecord crmRecord, RecordResult result, Optional<Reply.Found> found) {
        results.put(crmRecord, result);
        found.ifPresent(there -> ids.put(crmRecord, there.idText()));
    }

    /** Takes note of a record that was written, and of which a later step failed. */
    void failed(CrmRecord crmRecord, DeliveryException failure) {
        if (isDelivered(crmRecord)) {
            results.put(crmRecord, RecordResult.of(Partly.applied(failure)));
        }
    }

    /** Takes note of a record that is to be associated with one that was made, but of which the answer says nothing. */
    void unmentioned(CrmRecord crmRecord) {
        if (isDelivered(crmRecord)) {
            results.put(
                    crmRecord, RecordResult.unknown("HubSpot's answer does not mention a record to associate with."));
        }
    }

    /** The records that were written, with HubSpot's identifiers, in the order of the batch. */
    Map<CrmRecord, String> ids() {
        Map<CrmRecord, String> ordered = new LinkedHashMap<>();
        for (CrmRecord crmRecord : results.keySet()) {
            @Nullable String id = ids.get(crmRecord);
            if (id != null) {
                ordered.put(crmRecord, id);
            }
        }
        return ordered;
    }

    private boolean isDelivered(CrmRecord crmRecord) {
        RecordResult result = results.get(crmRecord);
        return result != null && result.status() == RecordResult.Status.DELIVERED;
    }

    Map<CrmRecord, RecordResult> results() {
        return results;
    }
}
