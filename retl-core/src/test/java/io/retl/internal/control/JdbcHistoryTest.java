package io.retl.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import io.retl.sync.FailedRecord.Outcome;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcHistoryTest extends HistoryContract {
    private static final String SYNCS = "\"retl \"\"state\"\"\".\"control_syncs\"";
    private static final String FAILURES = "\"retl \"\"state\"\"\".\"control_failures\"";

    private final H2ControlStore database = new H2ControlStore();
    private final ControlStore store = database.open();

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    ControlStore store() {
        return store;
    }

    private static Failure failure(long seq, String recordId, String reason) {
        return new Failure(
                seq, new FailedRecord(recordId, ChangeKind.ADDED, Outcome.REJECTED, ErrorCode.RECORD_REJECTED, reason));
    }

    @Test
    void failuresWrittenTwiceAreThereOnce() {
        Lease lease = acquire();
        store.begin(lease, 0);
        List<Failure> failures = List.of(failure(1, "a", "no"), failure(2, "b", "no"));

        store.addFailures(lease, failures);
        store.addFailures(lease, failures);

        assertThat(store.failures("m", 1)).isEqualTo(failures);
    }

    @Test
    void ledgerOfASyncThatEndedIsCutToAThousandRecords() {
        Lease lease = acquire();
        store.begin(lease, 0);
        List<Failure> failures = LongStream.rangeClosed(-500, 1_000)
                .mapToObj(seq -> failure(seq, "r" + seq, "no"))
                .toList();
        store.addFailures(lease, failures);

        assertThat(store.failures("m", 1)).hasSize(1_501);
        store.finish(lease, ControlStoreContract.result(1));
        assertThat(store.failures("m", 1)).isEqualTo(failures.subList(0, 1_000));
    }

    @Test
    void ledgersOfTheLastTwentySyncsAreKept() {
        Lease lease = acquire();
        for (int number = 1; number <= 22; number++) {
            store.begin(lease, 0);
            store.addFailures(lease, List.of(failure(1, "a", "no")));
            store.finish(lease, ControlStoreContract.result(number));
        }

        assertThat(database.query("SELECT DISTINCT sync_number FROM " + FAILURES + " ORDER BY sync_number"))
                .hasSize(20)
                .startsWith("3", "4")
                .endsWith("22");
    }

    @Test
    void historyOfAThousandSyncsIsKept() {
        Lease lease = acquire();
        store.begin(lease, 0);
        store.finish(lease, ControlStoreContract.result(1));
        database.run("INSERT INTO " + SYNCS + " (mapping_id, sync_number, epoch, stage, delivered_through,"
                + " reserved_through, differences, began_at, status) SELECT 'm', X, 1, 'DONE', 0, 0, 0,"
                + " CURRENT_TIMESTAMP, 'SUCCEEDED' FROM SYSTEM_RANGE(2, 1001)");
        store.begin(lease, 0);

        store.finish(lease, ControlStoreContract.result(1_002));

        assertThat(database.query("SELECT COUNT(*) FROM " + SYNCS)).containsExactly("1000");
        assertThat(database.query("SELECT MIN(sync_number) FROM " + SYNCS)).containsExactly("3");
    }

    @Test
    void textThatADatabaseMayRefuseIsReplaced() {
        Lease lease = acquire();
        store.begin(lease, 0);
        store.addFailures(lease, List.of(failure(1, "a\0b\ud800", "\ud83d\ude00 \udc00")));

        assertThat(store.failedRecords("m", 1, 1))
                .containsExactly(
                        failure(1, "a\ufffdb\ufffd", "\ud83d\ude00 \ufffd").record());
    }

    @Test
    void longTextsAreCut() {
        Lease lease = acquire();
        store.begin(lease, 0);
        store.addFailures(lease, List.of(failure(1, "i".repeat(20_000), "no")));
        store.finish(
                lease,
                SyncResult.builder("m", 1, SyncStatus.FAILED)
                        .reason(ErrorCode.CONFIGURATION, "x".repeat(5_000))
                        .build());

        assertThat(store.failedRecords("m", 1, 1).get(0).recordId()).hasSize(16_384);
        assertThat(store.history("m", 1).get(0).result().reason().orElseThrow().message())
                .hasSize(4_000);
    }

    @Test
    void codeOfALaterRetlIsToldAsInternal() {
        Lease lease = acquire();
        store.begin(lease, 0);
        store.addFailures(lease, List.of(failure(1, "a", "no")));
        database.run("UPDATE " + FAILURES + " SET code = 'FROM_THE_FUTURE'");

        assertThat(store.failedRecords("m", 1, 1).get(0).code()).isEqualTo(ErrorCode.INTERNAL);
    }
}
