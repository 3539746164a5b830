package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.ChangeKind;
import io.retl.internal.warehouse.Warehouse;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import org.junit.jupiter.api.Test;

/** Rows over a size limit are listed, and the others go on. */
class TooLargeRowsTest {
    private static FailedRecord rejected(String recordId, ErrorCode code, String reason) {
        return new FailedRecord(recordId, ChangeKind.ADDED, FailedRecord.Outcome.REJECTED, code, reason);
    }

    @Test
    void rowsThatTheWarehouseDidNotReadAreRejectedInTheirOrder() {
        World world = new World(5);
        world.channel.maxRecords = 2;
        world.warehouse.oversize.put("002", 2);
        world.warehouse.oversize.put("005", 0);

        SyncResult result = world.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(3, 0, 0, 2, 0, 0, 0));
        assertThat(world.channel.sent()).containsExactly("ADDED 001", "ADDED 003", "ADDED 004");
        assertThat(result.failedRecords())
                .containsExactly(
                        rejected(
                                "002",
                                ErrorCode.COLUMN_TOO_LARGE,
                                "Column 'name' has more than 131072 bytes as JSON. Shorten it in the query, or raise limits.columnBytes."),
                        rejected(
                                "005",
                                ErrorCode.RECORD_TOO_LARGE,
                                "It has more than 524288 bytes as JSON. Select fewer or shorter columns, or raise limits.recordBytes."));
        assertThat(world.warehouse.folds.get(0).exceptions())
                .containsExactlyInAnyOrder(new Warehouse.FoldException(2, "R"), new Warehouse.FoldException(5, "R"));
    }

    @Test
    void rejectedRowDiffersAgainAtEachSyncUntilItFits() {
        World world = new World(2);
        world.warehouse.oversize.put("002", 2);
        world.sync();

        assertThat(world.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 1, 0, 0, 0));
        world.warehouse.oversize.clear();
        assertThat(world.sync().loaded()).isEqualTo(new SyncResult.Loaded(1, 0, 0, 0, 0, 0, 0));
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void goneRowIsDeletedWhateverItsSizeWas() {
        World world = new World(2);
        world.sync();
        world.warehouse.oversize.put("002", 2);
        world.warehouse.model.put("002", "longer");
        world.sync();
        world.warehouse.model.remove("002");

        assertThat(world.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void rowOverALimitThatWasReadIsRejectedAlone() {
        World world = new World(3);
        world.warehouse.model.put("002", "x".repeat(99));
        world.limits = Limits.builder().columnBytes(100).build();

        SyncResult result = world.sync();

        assertThat(world.channel.sent()).containsExactly("ADDED 001", "ADDED 003");
        assertThat(result.failedRecords())
                .containsExactly(
                        rejected(
                                "002",
                                ErrorCode.COLUMN_TOO_LARGE,
                                "Column 'name' has 101 bytes as JSON; the limit is 100. Shorten it in the query, or raise limits.columnBytes."));
    }
}
