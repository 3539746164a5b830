package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.sync.SyncResult;
import io.retl.testkit.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every edit of every type is seen, as one update, and nothing else is. */
abstract class TypeTests {
    abstract Scene scene();

    @TestFactory
    @DisplayName("each edit from one value of a type to another is one update, and a row left alone is none")
    Stream<DynamicTest> editsOfEachType() {
        List<SampleType> types = scene().fixture().types();
        assertThat(types).as("sample types of the fixture").isNotEmpty();
        return types.stream()
                .map(type -> dynamicTest(type.sqlType(), () -> editsAreSeen(type, "t" + types.indexOf(type))));
    }

    /** One row for each pair of values, both in the row: the edit moves the second into the first. */
    private void editsAreSeen(SampleType type, String name) {
        String table = scene().table(
                        name, "id " + scene().fixture().integerType(), "v " + type.sqlType(), "w " + type.sqlType());
        List<String> edits = new ArrayList<>();
        List<String> inserts = new ArrayList<>();
        for (int from = -1; from < type.values().size(); from++) {
            for (int to = -1; to < type.values().size(); to++) {
                inserts.add("INSERT INTO %s VALUES (%d, %s, %s)"
                        .formatted(table, edits.size(), type.valueAt(from), type.valueAt(to)));
                edits.add(from == to ? "" : type.valueAt(from) + " -> " + type.valueAt(to));
            }
        }
        scene().runAll(inserts);
        Rig rig = scene().rig("SELECT id, v FROM " + table).columns("v").build();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(inserts.size(), 0, 0, 0, 0));
        rig.payloads();
        assertThat(rig.syncedEvents()).as("a second sync without an edit").isEmpty();

        scene().run("UPDATE " + table + " SET v = w WHERE 1 = 1");
        SyncResult result = rig.sync();
        List<String> seen = rig.payloads().stream()
                .map(payload -> edits.get(Integer.parseInt(payload.recordId())))
                .toList();
        assertThat(seen)
                .as("the edits that were seen")
                .containsExactlyInAnyOrderElementsOf(
                        edits.stream().filter(edit -> !edit.isEmpty()).toList());
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, seen.size(), 0, 0, 0));
        assertThat(rig.syncedEvents()).as("a sync after the edits were sent").isEmpty();
    }

    @Test
    @DisplayName("a boundary that moves between two text columns is an update")
    void movedTextBoundaryIsSeen() {
        boundaryMoves(scene().fixture().textType(), new String[][][] {
            {{"'a'", "'bc'"}, {"'ab'", "'c'"}},
            {{"'abc'", "''"}, {"''", "'abc'"}},
            {{"'x'", "NULL"}, {"NULL", "'x'"}},
            {{"''", "NULL"}, {"NULL", "''"}},
            {{"'a,b'", "'c'"}, {"'a'", "'b,c'"}},
            {{"'a\"'", "'b'"}, {"'a'", "'\"b'"}},
            {{"'1:a'", "'b'"}, {"'1'", "':ab'"}},
            {{"'null'", "'x'"}, {"NULL", "'x'"}},
            {{"'a|'", "'b'"}, {"'a'", "'|b'"}},
            {{"'a' ", "' b'"}, {"'a '", "'b'"}},
            {{"'x'", "'y'"}, {"'y'", "'x'"}},
        });
    }

    @Test
    @DisplayName("a boundary that moves between two integer columns is an update")
    void movedIntegerBoundaryIsSeen() {
        boundaryMoves(scene().fixture().integerType(), new String[][][] {
            {{"1", "23"}, {"12", "3"}},
            {{"1", "NULL"}, {"NULL", "1"}},
            {{"0", "NULL"}, {"NULL", "0"}},
            {{"0", "NULL"}, {"NULL", "NULL"}},
            {{"1", "2"}, {"2", "1"}},
            {{"-1", "1"}, {"1", "-1"}},
        });
    }

    private void boundaryMoves(String type, String[][][] moves) {
        String table = scene().table("moves", "id " + scene().fixture().integerType(), "v " + type, "w " + type);
        List<String> inserts = new ArrayList<>();
        List<String> updates = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (String[][] move : moves) {
            int id = ids.size();
            inserts.add("INSERT INTO %s VALUES (%s, %s)".formatted(table, id, String.join(", ", move[0])));
            updates.add("UPDATE %s SET v = %s, w = %s WHERE id = %s".formatted(table, move[1][0], move[1][1], id));
            ids.add(String.valueOf(id));
        }
        scene().runAll(inserts);
        Rig rig = scene().rig("SELECT id, v, w FROM " + table).columns("v", "w").build();
        rig.sync();
        rig.payloads();
        scene().runAll(updates);

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, moves.length, 0, 0, 0));

        assertThat(rig.payloads()).extracting("recordId").containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName(
            "texts of any script, quotes and control characters arrive as they are, and each differs from the next")
    void hostileTextsArriveAsTheyAre() {
        String table = scene().table(
                        "texts",
                        "id " + scene().fixture().integerType(),
                        "v " + scene().fixture().textType());
        List<String> texts = HostileTexts.VALUES;
        scene().insert(table, numbered(texts, 0));
        Rig rig = scene().rig("SELECT id, v FROM " + table).columns("v").build();

        rig.sync();

        assertArrived(rig, texts, 0);
        scene().run("DELETE FROM " + table + " WHERE id >= 0");
        scene().insert(table, numbered(texts, 1));
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(0, texts.size(), 0, 0, 0));
        assertArrived(rig, texts, 1);
    }

    private static List<List<Object>> numbered(List<String> texts, int shift) {
        List<List<Object>> rows = new ArrayList<>();
        for (int index = 0; index < texts.size(); index++) {
            rows.add(List.of(index, texts.get((index + shift) % texts.size())));
        }
        return rows;
    }

    private static void assertArrived(Rig rig, List<String> texts, int shift) {
        assertThat(rig.payloads()).hasSize(texts.size()).allSatisfy(payload -> {
            int index = Integer.parseInt(payload.recordId()) + shift;
            assertThat(payload.field("v")).isEqualTo(texts.get(index % texts.size()));
        });
    }

    @Test
    @DisplayName("null arrives as null, and an empty text as an empty text")
    void nullAndEmptyArriveAsTheyAre() {
        String table = scene().table(
                        "texts",
                        "id " + scene().fixture().integerType(),
                        "v " + scene().fixture().textType());
        List<@Nullable Object> missing = Arrays.asList(1, null);
        scene().insert(table, List.of(missing, List.of(2, "")));
        Rig rig = scene().rig("SELECT id, v FROM " + table).columns("v").build();

        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("ADDED 1 null", "ADDED 2 ");
        assertThat(rig.destination().view())
                .hasEntrySatisfying(
                        "1", payload -> assertThat(payload.field("v")).isNull());
    }
}
