package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Mapping.OnSchemaChange;
import io.retl.Retl;
import io.retl.RetlException;
import io.retl.plan.SyncPlan;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a plan said, or why it was refused, to be compared with the sync that follows. */
final class Promise {
    private final @Nullable SyncPlan plan;
    private final @Nullable RetlException refusal;

    private Promise(@Nullable SyncPlan plan, @Nullable RetlException refusal) {
        this.plan = plan;
        this.refusal = refusal;
    }

    static Promise of(Retl retl, String mappingId) {
        try {
            return new Promise(retl.plan(mappingId), null);
        } catch (RetlException refused) {
            return new Promise(null, refused);
        }
    }

    /** A plan knows the warehouse, not what else may stop a sync: one that failed before it found anything is no proof. */
    void assertKept(SyncResult result) {
        if (plan == null) {
            assertThat(result.status())
                    .as("%s after the plan was refused", result)
                    .isEqualTo(SyncStatus.FAILED);
            assertThat(result.reason().orElseThrow().code())
                    .as("%s after: %s", result, refusal)
                    .isEqualTo(refusal == null ? null : refusal.code());
            return;
        }
        Optional<ErrorCode> code = result.reason().map(SyncResult.Reason::code);
        if (code.equals(Optional.of(ErrorCode.SCHEMA_CHANGED))) {
            assertThat(plan.pause())
                    .as("%s after: %s", result, plan)
                    .isEqualTo(result.reason().map(SyncResult.Reason::message));
            return;
        }
        boolean found = !result.extracted().equals(SyncResult.Extracted.NOTHING);
        if (result.status() == SyncStatus.FAILED && !found) {
            return;
        }
        if (plan.laterSyncs() == 0) {
            assertThat(result.extracted()).as("%s after: %s", result, plan).isEqualTo(plan.extracted());
        } else {
            assertThat(result.extracted().total())
                    .as("%s after: %s", result, plan)
                    .isEqualTo(plan.extracted().total() - plan.laterSyncs());
        }
        assertThat(plan.pause().isPresent())
                .as("%s after: %s", result, plan)
                .isEqualTo(code.equals(Optional.of(ErrorCode.MASS_DELETE)));
        assertThat(result.rebased().isPresent())
                .as("%s after: %s", result, plan.schemaChange())
                .isEqualTo(plan.schemaChange().isPresent()
                        && plan.schemaChange().get().way() == OnSchemaChange.REBASE);
    }
}
