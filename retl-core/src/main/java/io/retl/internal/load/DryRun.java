package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.internal.delivery.ActionChannel;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.json.Json;
import io.retl.internal.step.Clock;
import io.retl.internal.warehouse.MappingState;
import io.retl.internal.warehouse.Page;
import io.retl.sync.FailedRecord;
import io.retl.warehouse.spi.DeltaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Shows the first requests that a load would send, and the records that it would refuse. Sends nothing. Not thread-safe. */
public final class DryRun {
    private static final int REQUESTS = 3;

    private final Mapping mapping;
    private final PayloadMapping fields;
    private final ActionChannel channel;
    private final Limits limits;
    private final Clock clock;
    private final List<FailedRecord> refused = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * A dry run of a mapping's load.
     *
     * @param fields its fields, prepared
     * @param channel its action
     * @param clock gives the time that the payloads name
     */
    public DryRun(Mapping mapping, PayloadMapping fields, ActionChannel channel, Limits limits, Clock clock) {
        this.mapping = mapping;
        this.fields = fields;
        this.channel = channel;
        this.limits = limits;
        this.clock = clock;
    }

    /** How many rows fill the requests that are shown. */
    public int rows() {
        return channel.batchLimits().maxRecords() * REQUESTS;
    }

    /** The first requests, as they would be sent: deletes go first. */
    public List<RequestPreview> requests(MappingState state, List<Page.DeltaRow> rows) {
        MessageIds messageIds = new MessageIds(state.stateId(), mapping.id(), Set.of());
        RowMapper mapper = new RowMapper(fields, LoadContext.shape(state), messageIds, clock.now(), limits);
        List<Payload> deletes = new ArrayList<>();
        List<Payload> others = new ArrayList<>();
        for (Page.DeltaRow row : rows) {
            RowMapper.Result result = mapper.map(row);
            if (result instanceof RowMapper.Mapped mapped) {
                (row.kind() == DeltaKind.DELETED ? deletes : others).add(mapped.payload());
            } else if (result instanceof RowMapper.Refused no) {
                refused.add(no.record());
            }
        }
        List<RequestPreview> requests = new ArrayList<>();
        batches(deletes).forEach(batch -> requests.addAll(preview(batch)));
        batches(others).forEach(batch -> requests.addAll(preview(batch)));
        return requests.subList(0, Math.min(REQUESTS, requests.size()));
    }

    /** The records that were refused so far. */
    public List<FailedRecord> refused() {
        return List.copyOf(refused);
    }

    /** What kept batches from being shown. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private List<List<Payload>> batches(List<Payload> payloads) {
        BatchLimits limits = channel.batchLimits();
        int size = limits.maxRecords();
        List<List<Payload>> batches = new ArrayList<>();
        for (int from = 0; from < payloads.size() && batches.size() < REQUESTS; from += size) {
            List<Payload> cut = payloads.subList(from, Math.min(payloads.size(), from + size));
            new BatchKeys(limits.keys())
                    .groups(cut)
                    .forEach(group -> batches.add(group.stream().map(cut::get).toList()));
        }
        return batches;
    }

    private List<RequestPreview> preview(List<Payload> batch) {
        try {
            List<RequestPreview> requests = channel.preview(batch, channel.context(mapping.id(), 0));
            return requests.isEmpty() ? fields(batch) : requests;
        } catch (RejectedDeliveryException refusal) {
            return batch.size() == 1 ? refuse(batch.get(0), refusal) : previewAlone(batch);
        } catch (DeliveryException failure) {
            String warning = "Mapping '" + mapping.id() + "': a batch could not be sent. " + failure.getMessage();
            if (!warnings.contains(warning)) {
                warnings.add(warning);
            }
            return List.of();
        }
    }

    /** One that is refused must not hide the others of its batch. */
    private List<RequestPreview> previewAlone(List<Payload> batch) {
        return batch.stream()
                .flatMap(payload -> preview(List.of(payload)).stream())
                .toList();
    }

    private List<RequestPreview> refuse(Payload payload, RejectedDeliveryException refusal) {
        refused.add(new FailedRecord(
                payload.recordId(),
                payload.changeKind(),
                FailedRecord.Outcome.REJECTED,
                ErrorCode.RECORD_REJECTED,
                String.valueOf(refusal.getMessage())));
        return List.of();
    }

    /** For an action that does not tell its requests: what it is given. */
    private List<RequestPreview> fields(List<Payload> batch) {
        return batch.stream()
                .map(payload -> new RequestPreview(
                        mapping.action() + " " + payload.changeKind() + " " + payload.recordId(),
                        Json.write(payload.fields())))
                .toList();
    }
}
