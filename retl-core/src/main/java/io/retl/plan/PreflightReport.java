package io.retl.plan;

import io.retl.plan.RightReport.Outcome;
import java.util.List;
import java.util.Objects;

/**
 * Which of the rights that retl needs on a source the user has that it connects as. Immutable.
 *
 * @param sourceId the source
 * @param rights each right that the source's product knows, in the order in which a sync needs them
 */
public record PreflightReport(String sourceId, List<RightReport> rights) {
    /** Copies the list. */
    public PreflightReport {
        Objects.requireNonNull(sourceId, "sourceId");
        rights = List.copyOf(rights);
    }

    /** Whether every right was proved. */
    public boolean isReady() {
        return rights.stream().allMatch(right -> right.outcome() == Outcome.GRANTED);
    }

    /** The statements that grant what is missing, each once, for the person who owns the database. */
    public List<String> grants() {
        return rights.stream()
                .flatMap(right -> right.grants().stream())
                .distinct()
                .toList();
    }
}
