package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.sync.SyncResult;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that break careless quoting. */
abstract class HostileNameTests {
    private static final int LONGEST_COLUMN_NAME = 128;

    abstract Scene scene();

    @TestFactory
    @DisplayName("a table and columns of any name sync as others do")
    Stream<DynamicTest> tablesAndColumnsOfAnyName() {
        int longest = Math.min(scene().dialect().naming().maxNameBytes(), LONGEST_COLUMN_NAME);
        List<String> names = new ArrayList<>(List.of(
                "we\"ird",
                "\"",
                "back`tick",
                "[bracket]",
                "semi;colon",
                "two words",
                " blank ",
                "it's",
                "'); DROP TABLE people; --",
                "a.b",
                "dash-ed",
                "--",
                "/*",
                "?",
                ":name",
                "$1",
                "%s",
                "{x}",
                "back\\slash",
                "select",
                "GROUP",
                "MiXeD",
                "1st",
                "\u00fcn\u00efc\u00f6d\u00e9 \u8868",
                "\uD83D\uDE00"));
        names.add("x".repeat(longest));
        return names.stream().map(name -> dynamicTest(name, () -> nameIsHarmless(name)));
    }

    private void nameIsHarmless(String name) {
        String value = scene().quote(name);
        String id = scene().quote("id");
        if (!scene().fixture().columnMayBeNamed(name)) {
            assertThatThrownBy(() ->
                            scene().table(name, value + " " + scene().fixture().textType()))
                    .hasRootCauseInstanceOf(SQLException.class);
            return;
        }
        String table = scene().table(
                        name,
                        id + " " + scene().fixture().integerType(),
                        value + " " + scene().fixture().textType());
        scene().insert(table, List.of(List.of(1, "one"), List.of(2, "two"), List.of(3, "three")));
        Rig rig = scene().rig("SELECT * FROM " + table).columns(name).build();
        Rig swapped = scene().rig("SELECT %s AS %s, %s AS %s FROM %s".formatted(id, value, value, id, table))
                .uniqueIdentifier(name)
                .columns("id")
                .build();

        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("ADDED 1 one", "ADDED 2 two", "ADDED 3 three");
        scene().run(
                        "UPDATE %s SET %s = 'zwei' WHERE %s = 2".formatted(table, value, id),
                        "DELETE FROM %s WHERE %s = 3".formatted(table, id));
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null", "UPDATED 2 zwei");
        assertThat(swapped.syncedEvents()).containsExactlyInAnyOrder("ADDED 1 one", "ADDED 2 zwei");
    }

    @Test
    @DisplayName("a model may have columns with the names of retl's own")
    void columnsMayHaveRetlsOwnNames() {
        List<String> names = List.of(
                "record_id",
                "checksum",
                "seq",
                "kind",
                "origin",
                "bytes",
                "unconfirmed",
                "synced_in",
                "c1",
                "c2",
                "m",
                "r",
                "q",
                "d",
                "n",
                "row_count",
                "outcome");
        String integer = scene().fixture().integerType();
        List<String> definitions =
                names.stream().map(name -> scene().quote(name) + " " + integer).toList();
        String table = scene().table("own", definitions.toArray(String[]::new));
        scene().run("INSERT INTO " + table + " VALUES (1" + ", 7".repeat(names.size() - 1) + ")");
        Rig rig = scene().rig("SELECT * FROM " + table)
                .uniqueIdentifier("record_id")
                .columns(names)
                .build();

        assertThat(rig.syncedEvents()).containsExactly("ADDED 1 1" + "|7".repeat(names.size() - 1));
        for (String name : names.subList(1, names.size())) {
            scene().run("UPDATE " + table + " SET " + scene().quote(name) + " = 8 WHERE 1 = 1");
            assertThat(rig.sync().extracted())
                    .as("after an edit of '%s'", name)
                    .isEqualTo(new SyncResult.Extracted(0, 1, 0, 0, 0));
        }
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @ParameterizedTest(name = "schema {0}")
    @ValueSource(strings = {"we\"ird [sta;te] sch'ema", "select", "\u00fcn\u00efc\u00f6d\u00e9", "a.b", "--"})
    @DisplayName("the schema of the tables and the schema of the state may have any name")
    void schemasMayHaveAnyName(String name) {
        String state = name + " state";
        scene().createSchema(name);
        scene().dropLater(state);
        String table = scene().quote(name) + "." + scene().quote("people");
        String text = scene().fixture().textType();
        scene().run(
                        "CREATE TABLE %s (id %s, name %s)"
                                .formatted(table, scene().fixture().integerType(), text),
                        "INSERT INTO " + table + " VALUES (1, 'Ada')",
                        "INSERT INTO " + table + " VALUES (2, 'Bob')");
        Rig rig = scene().rig("SELECT * FROM " + table)
                .columns("name")
                .stateSchema(state)
                .build();

        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("ADDED 1 Ada", "ADDED 2 Bob");
        scene().run("DELETE FROM " + table + " WHERE id = 1");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 1 null");
        rig.reset();
        assertThat(rig.syncedEvents()).containsExactly("ADDED 2 Bob");
    }

    @Test
    @DisplayName("mapping ids that differ in case or only at their end share no state")
    void mappingIdsShareNoState() {
        String people = scene().people();
        String common = "x".repeat(126);
        List<String> ids = List.of("a", "A", "-", "--", "_", "0", "select", common + "-1", common + "-2", common, "x");
        List<Rig> rigs = ids.stream()
                .map(id -> scene().rigOverPeople(people).mappingId(id).build())
                .toList();

        assertThat(rigs)
                .allSatisfy(
                        rig -> assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0)));

        scene().run("DELETE FROM " + people + " WHERE id = 5");
        assertThat(rigs)
                .allSatisfy(
                        rig -> assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, 1, 0, 0)));
        assertThat(rigs).allSatisfy(rig -> assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING));
    }
}
