package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Mapping.OnSchemaChange;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.RequestPreview;
import io.retl.plan.PlannedSchemaChange;
import io.retl.plan.SyncPlan;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanReportTest {
    private static final SyncPlan PLAN = new SyncPlan(
            "m",
            new SyncResult.Extracted(1_200, 30, 4, 5, 6),
            4,
            1_000,
            20_000,
            Optional.of("The guard stops it."),
            List.of(
                    new RequestPreview("POST https://crm.example.com/in", "[{\"id\":1}]"),
                    new RequestPreview("POST https://crm.example.com/form", "a=1&b=2")),
            List.of(new FailedRecord(
                    "17", ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, ErrorCode.MAPPING_FAILED, "No e-mail.")),
            List.of("Column 'plan' is not mapped."),
            List.of("SELECT 1\n  FROM x"),
            Optional.of(Instant.parse("2025-03-01T09:50:00Z")),
            Optional.of(new PlannedSchemaChange(OnSchemaChange.REBASE, 5_000, OptionalLong.of(234))));

    @Test
    void everySectionIsThere() {
        assertThat(String.join("\n", PlanReport.lines(PLAN))).isEqualTo("""
                m would send 234 of 1,234 changes: 1,200 added, 30 updated, 4 deleted, 5 invalid; rows since 2025-03-01T09:50:00Z, without a look for deletes. It would pause. The guard stops it.
                  4 skipped: the trigger does not take them.
                  6 parked: they failed too often and are left out until they change or are released.
                  1,000 left for later syncs: they are beyond the limit of records per sync.
                  If the process dies in that sync, at most 20,000 records are sent twice, with the same message ids.
                  The columns, or the version of the checksum, changed since the last sync: 5,000 to send with a resend, 234 after a rebase; it would be a rebase.

                Warnings
                  Column 'plan' is not mapped.

                First requests
                  POST https://crm.example.com/in
                    [
                      {
                        "id": 1
                      }
                    ]
                  POST https://crm.example.com/form
                    a=1&b=2

                Refused before they are sent
                  ADDED '17' rejected (MAPPING_FAILED): No e-mail.

                SQL
                  SELECT 1
                    FROM x""");
    }

    @Test
    void documentHasEverySection() {
        assertThat(Json.text(PlanReport.document(PLAN))).isEqualTo("""
                {"mapping":"m","extracted":{"added":1200,"updated":30,"deleted":4,"invalid":5,"parked":6},"toSend":234,"skipped":4,\
                "laterSyncs":1000,"duplicateBound":20000,"pause":"The guard stops it.",\
                "schemaChange":{"way":"rebase","resend":5000,"rebase":234},\
                "requests":[{"summary":"POST https://crm.example.com/in","body":"[{\\"id\\":1}]"},\
                {"summary":"POST https://crm.example.com/form","body":"a=1&b=2"}],\
                "refused":[{"recordId":"17","change":"added","outcome":"rejected","code":"MAPPING_FAILED","reason":"No e-mail."}],\
                "warnings":["Column 'plan' is not mapped."],"statements":["SELECT 1\\n  FROM x"],"comparedSince":"2025-03-01T09:50:00Z"}""");
    }

    @Test
    void longBodyIsCutAndSaysSo() {
        String body = "x".repeat(5_000);
        SyncPlan plan = new SyncPlan(
                "m",
                SyncResult.Extracted.NOTHING,
                0,
                0,
                0,
                Optional.empty(),
                List.of(new RequestPreview("POST https://crm.example.com/in", body)),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new PlannedSchemaChange(OnSchemaChange.RESEND, 7, OptionalLong.empty())));

        List<String> lines = PlanReport.lines(plan);

        assertThat(lines)
                .endsWith(
                        "    " + "x".repeat(4_096),
                        "    ... (cut; the body has 5,000 characters, --json shows all of them)")
                .contains(
                        "  The columns, or the version of the checksum, changed since the last sync: 7 to send with a resend, and a rebase is not possible; it would be a resend.");
    }
}
