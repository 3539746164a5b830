package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.WarehouseException;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody restores one of the two databases from a copy: nothing is sent, and the ways out work. */
class RestoredStateTest {
    private static final String SCHEMA = "\"__segment_reverse_etl\".";
    private static final List<String> STATE = List.of("records_people-to-hook", "checkpoints_people-to-hook");
    private static final List<String> CONTROL = List.of("control_leases", "control_syncs");

    private final MemoryWorld world = MemoryWorld.open(20);

    @BeforeEach
    void syncOnce() {
        assertThat(sync().loaded().delivered()).isEqualTo(20);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SyncResult sync() {
        try (Retl retl = world.retl()) {
            return retl.sync(PeopleSync.MAPPING);
        }
    }

    private void syncAnEdit() {
        world.people().run("UPDATE people SET name = 'edited' WHERE id = 3");
        assertThat(sync().loaded().delivered()).isEqualTo(1);
    }

    private void copy(List<String> tables) {
        tables.forEach(table -> world.people()
                .run("CREATE TABLE \"copy of %s\" AS SELECT * FROM %s\"%s\"".formatted(table, SCHEMA, table)));
    }

    private void restore(List<String> tables) {
        tables.forEach(table -> world.people()
                .run(
                        "DELETE FROM %s\"%s\"".formatted(SCHEMA, table),
                        "INSERT INTO %s\"%s\" SELECT * FROM \"copy of %s\"".formatted(SCHEMA, table, table)));
    }

    private void requireRefused(ErrorCode code) {
        int sent = world.destination().log().size();
        for (int round = 0; round < 2; round++) {
            SyncResult refused = sync();
            assertThat(refused.status()).as("%s", refused).isEqualTo(SyncStatus.FAILED);
            assertThat(refused.reason().orElseThrow().code()).isEqualTo(code);
        }
        assertThat(world.destination().log()).hasSize(sent);
    }

    @Test
    void stateTablesOfYesterdayAreRefusedAndABaselineTakesTheRowsAsDelivered() {
        copy(STATE);
        syncAnEdit();
        restore(STATE);
        requireRefused(ErrorCode.STATE_REGRESSED);
        int sent = world.destination().log().size();

        try (Retl retl = world.retl()) {
            assertThat(retl.baseline(PeopleSync.MAPPING).status()).isEqualTo(SyncStatus.SUCCEEDED);
        }

        assertThat(sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(world.destination().log()).hasSize(sent);
        world.people().run("UPDATE people SET name = 'later' WHERE id = 4", "DELETE FROM people WHERE id = 5");
        assertThat(sync().loaded().delivered()).isEqualTo(2);
    }

    @Test
    void controlStoreOfYesterdayIsRefusedAndAResetSendsEveryRow() {
        copy(CONTROL);
        syncAnEdit();
        restore(CONTROL);
        requireRefused(ErrorCode.CONTROL_REGRESSED);

        try (Retl retl = world.retl()) {
            retl.reset(PeopleSync.MAPPING);
        }

        assertThat(sync().loaded().deliveredAdded()).isEqualTo(20);
        assertThat(sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void baselineThatDidNotEndIsAnnouncedByThePlanAndFinishedByTheNextSync() {
        world.people().run("UPDATE people SET name = 'edited' WHERE id = 3");
        world.dataSource().fail(1, Moment.BEFORE, JdbcCall.of(Kind.EXECUTE, "drop table", "checkpoints_"));
        try (Retl retl = world.retl()) {
            assertThatThrownBy(() -> retl.baseline(PeopleSync.MAPPING)).isInstanceOf(WarehouseException.class);
            world.dataSource().heal();

            assertThat(retl.plan(PeopleSync.MAPPING).warnings())
                    .contains(
                            "Mapping 'people-to-hook': a baseline has not ended; the next sync goes on with it and sends"
                                    + " nothing. reset(\"people-to-hook\") withdraws it.");
        }
        int sent = world.destination().log().size();

        SyncResult result = sync();

        assertThat(result.loaded().skipped()).isPositive();
        assertThat(world.destination().log()).hasSize(sent);
    }

    @Test
    void newControlStoreIsTakenIfNoSyncWasUnfinished() {
        dropControlStore();
        world.people().run("UPDATE people SET name = 'edited' WHERE id = 3");

        assertThat(sync().toString()).startsWith("people-to-hook #2 SUCCEEDED: 1 updated, 1 delivered in ");
    }

    @Test
    void newControlStoreIsRefusedIfASyncWasUnfinished() {
        dropControlStore();
        world.people().run("CREATE TABLE " + SCHEMA + "\"delta_people-to-hook_2_1\" (seq BIGINT)");

        requireRefused(ErrorCode.CONTROL_REGRESSED);
    }

    private void dropControlStore() {
        List.of("control_version", "control_leases", "control_syncs", "control_failures")
                .forEach(table -> world.people().run("DROP TABLE " + SCHEMA + "\"" + table + "\""));
    }
}
