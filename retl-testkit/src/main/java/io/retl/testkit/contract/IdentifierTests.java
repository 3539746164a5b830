package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.testkit.SampleType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows are matched by their identifier alone, byte for byte. */
abstract class IdentifierTests {
    abstract Scene scene();

    @TestFactory
    @DisplayName("identifiers of each type stay themselves and match no other")
    Stream<DynamicTest> identifiersOfEachType() {
        List<SampleType> types = new ArrayList<>(scene().fixture().idTypes());
        types.add(SampleType.of(
                scene().fixture().integerType(), "0", "-1", "1", "10", "9223372036854775807", "-9223372036854775807"));
        types.add(SampleType.of(scene().fixture().textType(), "'a'", "'A'", "'b'", "'1'", "'01'", "' 1'"));
        return types.stream()
                .map(type -> dynamicTest(type.sqlType(), () -> identifiersKeepApart(type, "t" + types.indexOf(type))));
    }

    private void identifiersKeepApart(SampleType type, String name) {
        String table = scene().table(
                        name, "id " + type.sqlType(), "n " + scene().fixture().integerType());
        List<String> inserts = new ArrayList<>();
        for (int index = 0; index < type.values().size(); index++) {
            inserts.add("INSERT INTO %s VALUES (%s, %s)".formatted(table, type.valueAt(index), index));
        }
        scene().runAll(inserts);

        idsKeepApart(table, inserts);
    }

    /** Follows rows numbered from 0 through an update of every other one, a delete and a re-add. */
    private void idsKeepApart(String table, List<String> inserts) {
        Rig rig = scene().rig("SELECT id, n FROM " + table).columns("n").build();
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(inserts.size(), 0, 0, 0, 0));
        Map<Integer, String> ids = new HashMap<>();
        rig.payloads().forEach(payload -> ids.put(number(payload), payload.recordId()));
        assertThat(ids.values()).hasSize(inserts.size()).doesNotHaveDuplicates();
        assertThat(rig.syncedEvents()).isEmpty();

        scene().run("UPDATE " + table + " SET n = n + 1000 WHERE MOD(n, 2) = 0");
        assertThat(rig.syncedEvents())
                .containsExactlyInAnyOrderElementsOf(ids.keySet().stream()
                        .filter(number -> number % 2 == 0)
                        .map(number -> "UPDATED " + ids.get(number) + " " + (number + 1000))
                        .toList());

        scene().run("DELETE FROM " + table + " WHERE n < 1000");
        List<String> gone = ids.keySet().stream()
                .filter(number -> number % 2 == 1)
                .map(ids::get)
                .toList();
        assertThat(rig.syncedEvents())
                .containsExactlyInAnyOrderElementsOf(
                        gone.stream().map(id -> "DELETED " + id + " null").toList());

        if (inserts.size() > 1) {
            scene().run(inserts.get(1));
            assertThat(rig.syncedEvents()).containsExactly("ADDED " + ids.get(1) + " 1");
        }
    }

    private static int number(Payload payload) {
        return Integer.parseInt(String.valueOf(payload.field("n")));
    }

    @Test
    @DisplayName("texts that differ in blanks, case, normal form or one character are different identifiers")
    void textsAreComparedByteForByte() {
        textsKeepApart(HostileTexts.IDENTIFIERS);
    }

    @Test
    @DisplayName("texts of thousands of characters that differ at their end are different identifiers")
    void longTextsAreComparedByteForByte() {
        String random = HostileTexts.longText(3_000);

        textsKeepApart(List.of(random, random + "a", random + "b", "x".repeat(3_000), "x".repeat(3_001), "x"));
    }

    private void textsKeepApart(List<String> texts) {
        String table = scene().table(
                        "texts",
                        "id " + scene().fixture().textType(),
                        "n " + scene().fixture().integerType());
        List<List<Object>> rows = new ArrayList<>();
        texts.forEach(text -> rows.add(List.of(text, rows.size())));
        scene().insert(table, rows);
        Rig rig = scene().rig("SELECT id, n FROM " + table).columns("n").build();

        rig.sync().orThrow();

        Map<Integer, String> ids = new HashMap<>();
        rig.payloads().forEach(payload -> ids.put(number(payload), payload.recordId()));
        assertThat(ids).hasSize(texts.size());
        assertThat(ids).allSatisfy((number, id) -> assertThat(id).isEqualTo(texts.get(number)));
        scene().run("UPDATE " + table + " SET n = n + 1000 WHERE MOD(n, 2) = 1");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, texts.size() / 2, 0, 0, 0));
        assertThat(rig.payloads())
                .allSatisfy(payload -> assertThat(payload.recordId()).isEqualTo(texts.get(number(payload) - 1000)));
        scene().run("DELETE FROM " + table + " WHERE n > 1000");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, 0, texts.size() / 2, 0, 0));
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("an integer identifier arrives as its digits")
    void integerIdentifierArrivesAsItsDigits() {
        String integer = scene().fixture().integerType();
        String table = scene().table("numbers", "id " + integer, "n " + integer);
        scene().run(
                        "INSERT INTO %s VALUES (9223372036854775807, 1)".formatted(table),
                        "INSERT INTO %s VALUES (-9223372036854775807, 2)".formatted(table),
                        "INSERT INTO %s VALUES (0, 3)".formatted(table));

        Rig rig = scene().rig("SELECT id, n FROM " + table).columns("n").build();

        assertThat(rig.syncedEvents())
                .containsExactlyInAnyOrder("ADDED 9223372036854775807 1", "ADDED -9223372036854775807 2", "ADDED 0 3");
    }

    @Test
    @DisplayName("the identifier column is found without regard to case")
    void identifierColumnIsFoundWithoutRegardToCase() {
        String shouted = scene().quote("Id");
        String table = scene().table("cases", shouted + " " + scene().fixture().integerType());
        scene().run("INSERT INTO " + table + " VALUES (20)");

        Rig loose = scene().rig("SELECT %s FROM %s".formatted(shouted, table))
                .uniqueIdentifier("ID")
                .columns("Id")
                .build();

        assertThat(loose.syncedEvents()).containsExactly("ADDED 20 20");
    }

    @Test
    @DisplayName(
            "of two columns that differ in case the identifier is the one as written, if the product has such columns")
    void identifierColumnIsFoundAsWritten() {
        String integer = scene().fixture().integerType();
        String id = scene().quote("id");
        String shouted = scene().quote("Id");
        if (!scene().fixture().columnsMayDifferByCase()) {
            assertThatThrownBy(() -> scene().table("cases", id + " " + integer, shouted + " " + integer))
                    .hasRootCauseInstanceOf(SQLException.class);
            return;
        }
        String table = scene().table("cases", id + " " + integer, shouted + " " + integer);
        scene().run("INSERT INTO " + table + " VALUES (1, 20)");

        Rig exact = scene().rig("SELECT %s, %s FROM %s".formatted(shouted, id, table))
                .columns("Id")
                .build();

        assertThat(exact.syncedEvents()).containsExactly("ADDED 1 20");
    }

    @Test
    @DisplayName("an identifier column that the model does not have is refused by name, and nothing is sent")
    void unknownIdentifierColumnIsRefused() {
        String people = scene().people();

        String refusal = Refusal.of(
                () -> scene().rigOverPeople(people).uniqueIdentifier("nobody").build());

        assertThat(refusal).contains("nobody").contains("model");
    }
}
