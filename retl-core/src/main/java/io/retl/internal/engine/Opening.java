package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.internal.control.ControlStore;
import io.retl.internal.control.SyncRow;
import io.retl.internal.load.LoadContext;
import io.retl.internal.mapping.RowShape;
import io.retl.internal.step.Step;
import io.retl.internal.warehouse.MappingState;
import io.retl.sync.SyncStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Begins a sync: opens the mapping's state, compares it with what the control store knows, and the model's columns with what
 * the mapping reads. A sync that cannot go on ends here, before anything is read from the model.
 */
final class Opening {
    private final SyncContext run;
    private final Course course;
    private final Ending ending;

    Opening(SyncContext run, Course course, Ending ending) {
        this.run = run;
        this.course = course;
        this.ending = ending;
    }

    /**
     * Begins the next sync.
     *
     * @param last the latest sync, which is settled; null if there was none
     * @param begun says what comes next
     */
    Step open(@Nullable SyncRow last, Consumer<OpenSync> begun) {
        return course.await(
                () -> run.ports().warehouse().open(epoch()), found -> begin(found, last, begun), ending::failed);
    }

    private void begin(MappingState found, @Nullable SyncRow last, Consumer<OpenSync> begun) {
        ControlStore control = run.control();
        Optional<StateException> difference =
                StateHistory.difference(run.mappingId(), found, epoch(), last, control.findLastFold(run.mappingId()));
        if (difference.isPresent()) {
            run.report().begin(found.lastSync() + 1);
            ending.fail(difference.get().code(), String.valueOf(difference.get().getMessage()));
            return;
        }
        boolean isBaseline = control.hasBaseline(run.mappingId());
        SyncRow row = control.begin(run.lease().requireGood(), found.lastSync());
        run.report().begin(row.number());
        RowShape shape = LoadContext.shape(found);
        run.report().warn(run.fields().fields().warnings(shape));
        List<String> problems = run.fields().fields().problems(shape);
        if (problems.isEmpty()) {
            begun.accept(new OpenSync(row, found, isBaseline));
        } else {
            course.next(() ->
                    ending.finish(run.report().result(SyncStatus.FAILED, ErrorCode.CONFIGURATION, worded(problems))));
        }
    }

    private String worded(List<String> problems) {
        return problems.stream()
                .map(problem -> "Mapping '" + run.mappingId() + "': " + problem)
                .collect(Collectors.joining(" "));
    }

    private long epoch() {
        return run.lease().lease().epoch();
    }
}
