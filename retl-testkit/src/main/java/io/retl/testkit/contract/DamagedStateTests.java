package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.ErrorCode;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.warehouse.spi.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Users drop, edit and restore retl's tables. It says so and sends nothing, rather than everything. */
abstract class DamagedStateTests {
    private static final String RECORDS = "records";
    private static final String CHECKPOINTS = "checkpoints";
    private static final String UNRESOLVED = "unresolved";

    abstract Scene scene();

    @TestFactory
    @DisplayName("a damaged table stops the mapping, also after a restart, until it is reset")
    Stream<DynamicTest> damageStopsTheMapping() {
        String people = scene().people();
        Map<String, Damage> damages = new LinkedHashMap<>();
        damages.put("records dropped", new Damage(RECORDS, "DROP TABLE {records}"));
        damages.put("all records deleted", new Damage(RECORDS, "DELETE FROM {records} WHERE synced_in >= 0"));
        damages.put(
                "one record deleted",
                new Damage(RECORDS, "DELETE FROM {records} WHERE record_id = (SELECT MIN(record_id) FROM {records})"));
        damages.put(
                "a record added",
                new Damage(
                        RECORDS,
                        "INSERT INTO {records} (record_id, checksum, synced_in)"
                                + " SELECT MAX(record_id) + 1, MAX(checksum), 1 FROM {records}"));
        damages.put(
                "a column of the records dropped", new Damage(RECORDS, "ALTER TABLE {records} DROP COLUMN checksum"));
        damages.put(
                "a mark of the records dropped", new Damage(RECORDS, "ALTER TABLE {records} DROP COLUMN unconfirmed"));
        damages.put("checkpoints emptied", new Damage(CHECKPOINTS, "DELETE FROM {checkpoints} WHERE sync_number >= 0"));
        damages.put("checkpoints dropped", new Damage(CHECKPOINTS, "DROP TABLE {checkpoints}"));
        damages.put(
                "a column of the checkpoints dropped",
                new Damage(CHECKPOINTS, "ALTER TABLE {checkpoints} DROP COLUMN state_id"));
        damages.put(
                "checkpoints doubled",
                new Damage(CHECKPOINTS, "INSERT INTO {checkpoints} SELECT * FROM {checkpoints}"));
        damages.put(
                "record count edited", new Damage(RECORDS, "UPDATE {checkpoints} SET record_count = 99 WHERE 1 = 1"));
        damages.put("unresolved dropped", new Damage(UNRESOLVED, "DROP TABLE {unresolved}"));
        damages.put(
                "a column of the unresolved dropped",
                new Damage(UNRESOLVED, "ALTER TABLE {unresolved} DROP COLUMN tries"));
        damages.put("a column of the unresolved retyped", retyped(UNRESOLVED, "failing_since"));
        damages.put("a column of the records retyped", retyped(RECORDS, "synced_in"));
        return damages.entrySet().stream()
                .map(damage -> dynamicTest(damage.getKey(), () -> damageIsNamed(people, damage.getValue())));
    }

    /** Statements against the tables of a mapping, and the table that the message must name. */
    private record Damage(String table, List<String> sql) {
        Damage(String table, String... sql) {
            this(table, List.of(sql));
        }
    }

    /** A number becomes a text. */
    private Damage retyped(String table, String column) {
        String text = scene().dialect().types().textType(40);
        return new Damage(
                table,
                "ALTER TABLE {%s} DROP COLUMN %s".formatted(table, column),
                "ALTER TABLE {%s} ADD COLUMN %s %s".formatted(table, column, text));
    }

    private void damageIsNamed(String people, Damage damage) {
        Rig before = scene().rigOverPeople(people).build();
        before.sync().orThrow();
        before.payloads();
        damage.sql().forEach(sql -> inflict(before, sql));
        Rig restarted = scene().rigOverPeople(people).after(before).build();

        assertDamaged(before, damage.table());
        assertDamaged(restarted, damage.table());
        assertDamaged(restarted, damage.table());

        restarted.reset();
        assertThat(restarted.sync().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));
        assertThat(restarted.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("records restored from an older copy are found out")
    void recordsRestoredOlder() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        backUp(rig, RECORDS);
        scene().grow(people, 6, 9);
        rig.sync();
        rig.payloads();
        restore(rig, RECORDS);

        assertDamaged(rig, RECORDS);
        assertDamaged(scene().rigOverPeople(people).after(rig).build(), RECORDS);
    }

    @Test
    @DisplayName("a state that was restored as a whole is found out by a host that has seen the newer one")
    void stateRestoredOlder() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        backUp(rig, RECORDS);
        backUp(rig, CHECKPOINTS);
        scene().grow(people, 6, 9);
        rig.sync();
        rig.payloads();
        restore(rig, RECORDS);
        restore(rig, CHECKPOINTS);

        assertStopped(rig, CHECKPOINTS, ErrorCode.STATE_REGRESSED);
    }

    @Test
    @DisplayName("a state with another identity is found out by a host that has seen the first one")
    void stateOfAnotherIdentity() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        rig.sync();
        rig.payloads();
        inflict(rig, "UPDATE {checkpoints} SET state_id = 'another' WHERE 1 = 1");

        assertStopped(rig, CHECKPOINTS, ErrorCode.STATE_REGRESSED);
    }

    @Test
    @DisplayName("a reset of a sound state sends every row again, once")
    void resetSendsEveryRowAgain() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 1");

        rig.reset();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(4, 0, 0, 0, 0));
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        assertThat(rig.events()).hasSize(4).allMatch(event -> event.startsWith("ADDED"));
    }

    @Test
    @DisplayName("a sync leaves no table behind but those of the state")
    void syncLeavesOnlyTheState() {
        String people = scene().people();
        scene().run(
                        "INSERT INTO " + people + " VALUES (2, 'Dup', 'Bern')",
                        "INSERT INTO " + people + " VALUES (NULL, 'Nil', 'Bern')");
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        scene().run("UPDATE " + people + " SET city = 'Rom' WHERE 1 = 1");
        rig.sync();

        List<String> tables = scene().query(scene().dialect().statements().tables(scene().stateSchema()));

        assertThat(tables)
                .filteredOn(table -> !table.startsWith("control_"))
                .containsExactlyInAnyOrder(
                        RECORDS + "_" + rig.mappingId(),
                        CHECKPOINTS + "_" + rig.mappingId(),
                        UNRESOLVED + "_" + rig.mappingId());
        assertThat(scene().sequences(scene().stateSchema())).isEmpty();
    }

    private void inflict(Rig rig, String sql) {
        String complete = sql;
        for (String table : List.of(RECORDS, CHECKPOINTS, UNRESOLVED)) {
            complete = complete.replace("{" + table + "}", scene().stateTable(table, rig.mappingId()));
        }
        scene().run(complete);
    }

    private void backUp(Rig rig, String table) {
        String query = "SELECT * FROM " + scene().stateTable(table, rig.mappingId());
        scene().run(scene().dialect()
                .statements()
                .createTableAs(backup(table), query)
                .text());
    }

    private void restore(Rig rig, String table) {
        String original = scene().stateTable(table, rig.mappingId());
        String copy = scene().dialect().naming().quote(backup(table));
        scene().run("DELETE FROM " + original + " WHERE 1 = 1", "INSERT INTO " + original + " SELECT * FROM " + copy);
    }

    private TableName backup(String table) {
        return new TableName(scene().schema(), "backup_of_" + table);
    }

    private static void assertDamaged(Rig rig, String table) {
        assertStopped(rig, table, ErrorCode.STATE_DAMAGED);
    }

    private static void assertStopped(Rig rig, String table, ErrorCode code) {
        int attempts = rig.action().attempts().size();

        SyncResult result = rig.sync();

        assertThat(result.status()).as("status of %s", result).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason()).get().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo(code);
            assertThat(reason.message())
                    .contains(
                            table + "_" + rig.mappingId(),
                            "reset(\"" + rig.mappingId() + "\")",
                            "baseline(\"" + rig.mappingId() + "\")");
        });
        assertThat(rig.action().attempts()).as("what was sent all the same").hasSize(attempts);
    }
}
