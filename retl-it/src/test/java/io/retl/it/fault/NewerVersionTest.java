package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A later retl has written the tables: this one says so and changes nothing, whatever the later one meant. */
class NewerVersionTest {
    private static final String SCHEMA = "\"__segment_reverse_etl\".";
    private static final List<String> TABLES = List.of(
            "control_version",
            "control_leases",
            "control_syncs",
            "control_failures",
            "checkpoints_people-to-hook",
            "records_people-to-hook",
            "unresolved_people-to-hook");

    private final MemoryWorld world = MemoryWorld.open(20);

    @BeforeEach
    void syncAndEdit() {
        try (Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
        }
        world.people().run("UPDATE people SET name = 'later' WHERE id <= 3");
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void controlStoreOfALaterVersionIsRefusedAndLeftAsItIs() {
        world.people().run("UPDATE " + SCHEMA + "\"control_version\" SET version = 2");
        List<List<List<String>>> before = tables();

        SyncResult refused = sync();

        assertThat(refused.status()).as("%s", refused).isEqualTo(SyncStatus.PAUSED);
        assertThat(refused.reason().orElseThrow().code()).isEqualTo(ErrorCode.CONTROL_STORE);
        assertThat(refused.reason().orElseThrow().message())
                .contains(
                        "the tables of the control store have version 2; this retl knows version 1. Nothing was changed. Use the retl that made them, or a later one.");
        assertThat(tables()).isEqualTo(before);
        assertThat(world.destination().log()).hasSize(20);
    }

    /** Taken as they are, its checksums would all differ, and every row would be sent. */
    @Test
    void checksumsOfALaterVersionAreRefusedAndLeftAsTheyAre() {
        world.people().run("UPDATE " + SCHEMA + "\"checkpoints_people-to-hook\" SET encoding = encoding + 1");
        List<List<String>> before = world.people().state();

        SyncResult refused = sync();

        assertThat(refused.status()).as("%s", refused).isEqualTo(SyncStatus.FAILED);
        assertThat(refused.reason().orElseThrow().code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(refused.reason().orElseThrow().message())
                .isEqualTo(
                        "Mapping 'people-to-hook': the checksums of its state have version 2; this retl knows version 1. Nothing was sent or changed. Use the retl that wrote them, or a later one.");
        assertThat(world.people().state()).isEqualTo(before);
        assertThat(world.destination().log()).hasSize(20);

        world.people().run("UPDATE " + SCHEMA + "\"checkpoints_people-to-hook\" SET encoding = encoding - 1");
        assertThat(sync().orThrow().loaded().deliveredUpdated()).isEqualTo(3);
    }

    private SyncResult sync() {
        try (Retl retl = world.retl()) {
            return retl.sync(PeopleSync.MAPPING);
        }
    }

    private List<List<List<String>>> tables() {
        return TABLES.stream()
                .map(table -> world.people().query("SELECT * FROM " + SCHEMA + "\"" + table + "\""))
                .toList();
    }
}
