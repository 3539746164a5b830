package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is too large is listed, and the others go on. */
abstract class SizeLimitTests {
    private static final int COLUMN_BYTES = 1_000;
    private static final int DEFAULT_COLUMN_BYTES = 131_072;
    private static final int DEFAULT_RECORD_BYTES = 524_288;
    private static final int QUOTES = 2;

    /** The event of a record without the text of its identifier and without its properties. */
    private static final String ENVELOPE = "{\"type\":\"track\",\"event\":\"updated\","
            + "\"messageId\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":\"2025-03-01T10:00:05.000Z\","
            + "\"receivedAt\":\"2025-03-01T10:00:05.000Z\",\"__segment_id\":,\"properties\":}";

    abstract Scene scene();

    /** Rows of an id and a text that the query repeats, so that no table needs to hold long values. */
    private String notes() {
        String integer = scene().fixture().integerType();
        String text = scene().fixture().textType();
        return scene().table("notes", "id " + integer, "v " + text, "n " + integer, "w " + text);
    }

    /** A row whose note has exactly so many bytes as JSON: a unit as often as it fits, then single bytes. */
    private static List<Object> note(int id, String unit, int unitBytes, int bytes) {
        int content = bytes - QUOTES;
        return List.of(id, unit, content / unitBytes, "x".repeat(content % unitBytes));
    }

    /** A text of exactly so many bytes as JSON. */
    private static String text(String unit, int unitBytes, int bytes) {
        int content = bytes - QUOTES;
        return unit.repeat(content / unitBytes) + "x".repeat(content % unitBytes);
    }

    private static String query(String notes) {
        return "SELECT id, REPEAT(v, CAST(n AS INTEGER)) || w AS note FROM " + notes;
    }

    private RigBuilder rig(String notes) {
        return scene().rig(query(notes)).columns("note");
    }

    private RigBuilder tight(String notes) {
        return rig(notes).limits(Limits.builder().columnBytes(COLUMN_BYTES).build());
    }

    private static void assertListed(SyncResult result, String recordId, ErrorCode code, String... words) {
        assertThat(result.failedRecords()).singleElement().satisfies(record -> {
            assertThat(record.recordId()).isEqualTo(recordId);
            assertThat(record.outcome()).isEqualTo(FailedRecord.Outcome.REJECTED);
            assertThat(record.code()).as(record.reason()).isEqualTo(code);
            assertThat(record.reason().toLowerCase(Locale.ROOT)).contains(words);
        });
    }

    @ParameterizedTest(name = "unit {index}")
    @CsvSource({"a, 1", "é, 2", "€, 3", "😀, 4", "'\"', 2", "\\, 2", "'\t', 2", "'\u0001', 6"})
    @DisplayName("a column of exactly the limit as JSON passes, and one of a byte more is listed by name")
    void columnAtTheLimitPasses(String unit, int unitBytes) {
        String notes = notes();
        scene().insert(
                        notes,
                        List.of(
                                note(1, unit, unitBytes, COLUMN_BYTES),
                                note(2, unit, unitBytes, COLUMN_BYTES + 1),
                                note(3, unit, unitBytes, 20)));
        Rig rig = tight(notes).build();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(2, 0, 0, 1, 0, 0, 0));
        assertListed(result, "2", ErrorCode.COLUMN_TOO_LARGE, "column 'note'", "1000", "limits.columnbytes");
        assertThat(rig.destination().view()).containsOnlyKeys("1", "3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a, 1", "€, 3"})
    @DisplayName("by default a column may have 131,072 bytes")
    void defaultColumnLimit(String unit, int unitBytes) {
        String integer = scene().fixture().integerType();
        String notes = scene().table("large", "id " + integer, "note " + LongTexts.typeIn(scene()));
        scene().insert(
                        notes,
                        List.of(
                                List.of(1, text(unit, unitBytes, DEFAULT_COLUMN_BYTES)),
                                List.of(2, text(unit, unitBytes, DEFAULT_COLUMN_BYTES + 1))));
        Rig rig = scene().rig("SELECT id, note FROM " + notes).columns("note").build();

        assertListed(rig.sync(), "2", ErrorCode.COLUMN_TOO_LARGE, "column 'note'", "131072");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("by default a record may have 524,288 bytes, names, identifier and the rest of the event included")
    void defaultRecordLimit() {
        String integer = scene().fixture().integerType();
        String type = LongTexts.typeIn(scene());
        String notes = scene().table("large", "id " + integer, "v " + type, "w " + type);
        int frame = (ENVELOPE + "'1'" + "{'id':1,'a':,'b':,'c':,'d':,'note':}").length();
        String most = text("x", 1, 120_000);
        int rest = DEFAULT_RECORD_BYTES - frame - 4 * 120_000;
        scene().insert(notes, List.of(List.of(1, most, text("x", 1, rest)), List.of(2, most, text("x", 1, rest + 1))));
        Rig rig = scene().rig("SELECT id, v AS a, v AS b, v AS c, v AS d, w AS note FROM " + notes)
                .columns("note")
                .build();

        assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "524289 bytes", "524288", "limits.recordbytes");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("a record whose columns fit is listed if all of them together do not")
    void recordOfManyColumnsIsListed() {
        String notes = notes();
        scene().insert(notes, List.of(note(1, "x", 1, 300), note(2, "x", 1, 900)));
        String text = "REPEAT(v, CAST(n AS INTEGER))";
        String query = "SELECT id, %s AS a, %s AS b, %s AS c FROM %s".formatted(text, text, text, notes);
        Rig rig = scene().rig(query)
                .columns("a")
                .limits(Limits.builder().recordBytes(2_000).build())
                .build();

        assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "2000");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("a record whose fields are larger than the limit is listed, though the row is not")
    void fieldsOverTheLimitAreListed() {
        String notes = notes();
        // {"note":"…","one":"…","two":"…"} has 23 bytes and three notes.
        scene().insert(notes, List.of(note(1, "x", 1, 659), note(2, "x", 1, 660)));
        Rig rig = rig(notes)
                .field("one", "note")
                .field("two", "note")
                .limits(Limits.builder().recordBytes(2_000).build())
                .build();

        assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "its fields have 2003 bytes", "2000");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("null and an empty text pass the smallest limit")
    void nullAndEmptyPass() {
        String notes = notes();
        List<@Nullable Object> missing = Arrays.asList(1, null, 0, null);
        scene().insert(notes, List.of(missing, List.of(2, "", 0, ""), note(3, "x", 1, 64)));
        Rig rig = rig(notes).limits(Limits.builder().columnBytes(64).build()).build();

        assertThat(rig.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(rig.destination().view()).containsOnlyKeys("1", "2", "3");
    }

    @Test
    @DisplayName("an update that is too large is listed by every sync, keeps the old state, and may be deleted")
    void updateThatIsTooLargeKeepsTheOldState() {
        String notes = notes();
        scene().insert(notes, List.of(note(1, "x", 1, 50), note(2, "x", 1, 50), note(3, "x", 1, 50)));
        Rig rig = tight(notes).build();
        rig.sync().orThrow();
        rig.payloads();
        scene().run("UPDATE " + notes + " SET n = 5000 WHERE id >= 2");

        for (int round = 0; round < 2; round++) {
            SyncResult result = rig.sync();
            assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, 2, 0, 0));
            assertThat(result.failedRecords())
                    .hasSize(2)
                    .allMatch(record -> record.code() == ErrorCode.COLUMN_TOO_LARGE)
                    .allMatch(record -> record.reason().contains("more than 1000 bytes"));
        }
        assertThat(rig.payloads()).isEmpty();

        scene().run("UPDATE " + notes + " SET n = 48 WHERE id = 2", "DELETE FROM " + notes + " WHERE id = 3");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null");
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("a change that the trigger does not take may be of any size")
    void unwantedChangeMayBeOfAnySize() {
        String notes = notes();
        scene().insert(notes, List.of(note(1, "x", 1, 50), note(2, "x", 1, 5_000)));
        Rig rig = tight(notes).trigger(ChangeKind.DELETED).build();

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 0, 0, 2, 0));

        scene().run("DELETE FROM " + notes + " WHERE id = 2");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 2 null");
    }

    @Test
    @DisplayName("too large rows count towards the limit of a sync, and keep no other row from being sent")
    void tooLargeRowsDoNotBlockTheOthers() {
        String notes = notes();
        scene().insert(
                        notes,
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(id -> note(id, "x", 1, id % 5 == 0 ? 5_000 : 50))
                                .toList());
        Limits limits =
                Limits.builder().columnBytes(COLUMN_BYTES).recordsPerSync(10).build();
        Rig rig = rig(notes).limits(limits).build();

        for (int round = 0; round < 20 && rig.destination().view().size() < 32; round++) {
            rig.sync();
        }

        assertThat(rig.destination().view()).hasSize(32);
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(8, 0, 0, 0));
    }

    @Test
    @DisplayName("rows of a duplicate identifier are set aside, not listed as too large")
    void tooLargeDuplicatesAreSetAside() {
        String notes = notes();
        scene().insert(
                        notes,
                        List.of(
                                note(1, "x", 1, 50),
                                note(2, "x", 1, 5_000),
                                note(2, "x", 1, 50),
                                note(3, "x", 1, 5_000)));
        Rig rig = tight(notes).build();

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 2));
        assertListed(result, "3", ErrorCode.COLUMN_TOO_LARGE, "column 'note'");
    }

    @ParameterizedTest(name = "column {0}")
    @ValueSource(ints = {0, 510})
    @DisplayName("the one too large text among 511 is named, wherever it stands")
    void tooLargeTextAmongManyIsNamed(int position) {
        List<String> types = IntStream.range(0, 511)
                .mapToObj(index -> scene().fixture().textType())
                .toList();
        WideTable wide = new WideTable(scene(), types, 64);
        wide.insert(1, index -> "'short " + index + "'");
        wide.insert(2, index -> index == position ? "REPEAT('x', 999)" : "'short " + index + "'");
        wide.insert(3, index -> index == position ? "REPEAT('x', 998)" : null);
        Rig rig = scene().rig(wide.query())
                .columns(wide.columns())
                .limits(Limits.builder().columnBytes(COLUMN_BYTES).build())
                .build();

        assertListed(
                rig.sync(),
                "2",
                ErrorCode.COLUMN_TOO_LARGE,
                "column '" + wide.columns().get(position) + "'");
        assertThat(rig.destination().view()).containsOnlyKeys("1", "3");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 0, 0));
    }
}
