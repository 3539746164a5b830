package io.retl.internal.engine;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Problem;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.DeliveryException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.destination.spi.RequestPreview;
import io.retl.internal.json.Json;
import io.retl.internal.mapping.RowChange;
import io.retl.internal.mapping.RowEvent;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.PlannedDelta;
import io.retl.internal.warehouse.ReadOnlyWarehouse;
import io.retl.internal.warehouse.SampledRows;
import io.retl.plan.ModelPreview;
import io.retl.plan.SyncPlan;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a sync would do. Changes nothing and sends nothing. */
final class Planner {
    private static final int SAMPLES = 10;
    private static final int REQUESTS = 3;

    private final Wiring.WiredMapping wired;
    private final Mapping mapping;
    private final Limits limits;
    private final OptionalLong approved;
    private final Clock clock;
    private final List<String> warnings = new ArrayList<>();
    private final List<FailedRecord> refused = new ArrayList<>();

    Planner(Wiring.WiredMapping wired, Limits limits, OptionalLong approved, Clock clock) {
        this.wired = wired;
        this.mapping = wired.mapping();
        this.limits = limits;
        this.approved = approved;
        this.clock = clock;
    }

    /** Adds a warning to the plan: what is allowed but is probably not meant. */
    void warn(String warning) {
        warnings.add("Mapping '" + mapping.id() + "': " + warning);
    }

    SyncPlan plan(ReadOnlyWarehouse warehouse) {
        requireColumns(shape(warehouse.describe()));
        int samples = Math.min(SAMPLES, wired.channel().batchLimits().maxRecords() * REQUESTS);
        PlannedDelta delta = warehouse.plan(mapping, samples);
        RowShape shape = shape(delta.state().model());
        wired.fields().warnings(shape).forEach(this::warn);
        SyncResult.Extracted extracted = new SyncResult.Extracted(
                delta.added(), delta.updated(), delta.deleted(), delta.invalid(), delta.parked());
        List<RequestPreview> requests = requests(delta, shape);
        return new SyncPlan(
                mapping.id(),
                extracted,
                skipped(delta),
                Math.max(0, extracted.total() - limits.recordsPerSync()),
                Marks.window(limits, wired.channel()),
                pause(delta),
                requests,
                refused,
                warnings,
                delta.statements().stream().map(Sql::text).toList());
    }

    static ModelPreview preview(String modelId, ReadOnlyWarehouse warehouse) {
        SampledRows sampled = warehouse.preview(SAMPLES);
        RowShape shape = shape(sampled.model());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Page.DeltaRow row : sampled.rows()) {
            RowChange change = new RowChange(ChangeKind.ADDED, row.recordId(), "", Instant.EPOCH);
            rows.add(RowEvent.of(shape, row.values(), change).properties());
            if (row.oversize() != null) {
                notes.add("Row %s is over a size limit; its long values are not read and stand as null."
                        .formatted(rows.size()));
            }
        }
        return new ModelPreview(modelId, shape.columns(), rows, notes);
    }

    private void requireColumns(RowShape shape) {
        List<Problem> problems = wired.fields().problems(shape).stream()
                .map(problem -> Problem.of("Mapping '" + mapping.id() + "': " + problem))
                .toList();
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** A share of what the trigger does not take is cut off, too, but nobody knows which rows the cut takes. */
    private long skipped(PlannedDelta delta) {
        long skipped = 0;
        for (ChangeKind kind : ChangeKind.values()) {
            if (!mapping.trigger().contains(kind)) {
                skipped += switch (kind) {
                    case ADDED -> delta.added();
                    case UPDATED -> delta.updated();
                    case DELETED -> delta.deleted();
                };
            }
        }
        return skipped;
    }

    private Optional<String> pause(PlannedDelta delta) {
        MassDeleteGuard.Counts counts =
                new MassDeleteGuard.Counts(delta.state().recordCount(), delta.modelRows(), delta.deleted());
        return MassDeleteGuard.objection(mapping.id(), counts, limits, approved);
    }

    private List<RequestPreview> requests(PlannedDelta delta, RowShape shape) {
        RowMapper mapper = new RowMapper(
                wired.fields(),
                shape,
                new MessageIds(delta.state().stateId(), mapping.id(), Set.of()),
                clock.now(),
                limits);
        List<Payload> deletes = new ArrayList<>();
        List<Payload> others = new ArrayList<>();
        for (Page.DeltaRow row : delta.samples()) {
            RowMapper.Result result = mapper.map(row);
            if (result instanceof RowMapper.Mapped mapped) {
                (row.kind() == DeltaKind.DELETED ? deletes : others).add(mapped.payload());
            } else if (result instanceof RowMapper.Refused no) {
                refused.add(no.record());
            }
        }
        List<RequestPreview> requests = new ArrayList<>();
        batches(deletes).forEach(batch -> requests.addAll(preview(batch))); // as they are sent: deletes go first
        batches(others).forEach(batch -> requests.addAll(preview(batch)));
        return requests.subList(0, Math.min(REQUESTS, requests.size()));
    }

    private List<List<Payload>> batches(List<Payload> payloads) {
        int size = wired.channel().batchLimits().maxRecords();
        List<List<Payload>> batches = new ArrayList<>();
        for (int from = 0; from < payloads.size() && batches.size() < REQUESTS; from += size) {
            batches.add(payloads.subList(from, Math.min(payloads.size(), from + size)));
        }
        return batches;
    }

    private List<RequestPreview> preview(List<Payload> batch) {
        try {
            List<RequestPreview> requests =
                    wired.channel().preview(batch, wired.channel().context(mapping.id(), 0));
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

    private static RowShape shape(ModelShape model) {
        return RowShape.of(model.columns().stream().map(Column::name).toList());
    }
}
