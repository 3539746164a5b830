package io.retl.internal.engine;

import io.retl.ConfigurationException;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Problem;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.RequestPreview;
import io.retl.internal.load.DryRun;
import io.retl.internal.load.Loader;
import io.retl.internal.mapping.RowChange;
import io.retl.internal.mapping.RowEvent;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.step.Clock;
import io.retl.internal.warehouse.Page;
import io.retl.internal.warehouse.PlannedDelta;
import io.retl.internal.warehouse.ReadOnlyWarehouse;
import io.retl.internal.warehouse.SampledRows;
import io.retl.plan.ModelPreview;
import io.retl.plan.SyncPlan;
import io.retl.sync.SyncResult;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Says what a sync would do. Changes nothing and sends nothing. */
final class Planner {
    private static final int SAMPLES = 10;

    private final Wiring.WiredMapping wired;
    private final Mapping mapping;
    private final Limits limits;
    private final OptionalLong approved;
    private final DryRun dryRun;
    private final List<String> warnings = new ArrayList<>();

    Planner(Wiring.WiredMapping wired, Limits limits, OptionalLong approved, Clock clock) {
        this.wired = wired;
        this.mapping = wired.mapping();
        this.limits = limits;
        this.approved = approved;
        this.dryRun = new DryRun(mapping, wired.fields(), wired.channel(), limits, clock);
    }

    /** Adds a warning to the plan: what is allowed but is probably not meant. */
    void warn(String warning) {
        warnings.add("Mapping '" + mapping.id() + "': " + warning);
    }

    /**
     * The plan.
     *
     * @param lastNumber the number of the last sync; 0 if there was none
     */
    SyncPlan plan(ReadOnlyWarehouse warehouse, long lastNumber) {
        requireColumns(shape(warehouse.describe()));
        PlannedDelta delta = warehouse.plan(mapping, Math.min(SAMPLES, dryRun.rows()), lastNumber);
        RowShape shape = shape(delta.state().model());
        wired.fields().fields().warnings(shape).forEach(this::warn);
        SyncResult.Extracted extracted = new SyncResult.Extracted(
                delta.added(), delta.updated(), delta.deleted(), delta.invalid(), delta.parked());
        List<RequestPreview> requests = dryRun.requests(delta.state(), delta.samples());
        warnings.addAll(dryRun.warnings());
        return new SyncPlan(
                mapping.id(),
                extracted,
                skipped(delta),
                Math.max(0, extracted.total() - limits.recordsPerSync()),
                Loader.window(limits, wired.channel()),
                pause(delta),
                requests,
                dryRun.refused(),
                warnings,
                delta.statements().stream().map(Sql::text).toList(),
                delta.since(),
                delta.change());
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
        List<Problem> problems = wired.fields().fields().problems(shape).stream()
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
        if (delta.since().isPresent()) {
            return Optional.empty();
        }
        Optional<String> objection = delta.state().change().flatMap(change -> Rebasing.objection(mapping, change));
        if (objection.isPresent()) {
            return objection;
        }
        MassDeleteGuard.Counts counts =
                new MassDeleteGuard.Counts(delta.state().recordCount(), delta.modelRows(), delta.deleted());
        return MassDeleteGuard.objection(mapping.id(), counts, limits, approved);
    }

    private static RowShape shape(ModelShape model) {
        return RowShape.of(model.columns().stream().map(Column::name).toList());
    }
}
