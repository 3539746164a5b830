package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.destination.spi.ChangeKind;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record with a column that is too large is listed, and the others go on. */
abstract class SizeLimitTests {
    private static final int COLUMN_BYTES = 1_000;
    private static final int DEFAULT_COLUMN_BYTES = 131_072;

    abstract Scene scene();

    private RigBuilder tight(String notes) {
        return Notes.rig(scene(), notes)
                .limits(Limits.builder().columnBytes(COLUMN_BYTES).build());
    }

    @ParameterizedTest(name = "unit {index}")
    @CsvSource({"a, 1", "é, 2", "€, 3", "😀, 4", "'\"', 2", "\\, 2", "'\t', 2", "'\u0001', 6"})
    @DisplayName("a column of exactly the limit as JSON passes, and one of a byte more is listed by name")
    void columnAtTheLimitPasses(String unit, int unitBytes) {
        String notes = Notes.table(scene());
        scene().insert(
                        notes,
                        List.of(
                                Notes.row(1, unit, unitBytes, COLUMN_BYTES),
                                Notes.row(2, unit, unitBytes, COLUMN_BYTES + 1),
                                Notes.row(3, unit, unitBytes, 20)));
        Rig rig = tight(notes).build();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(3, 0, 0, 0, 0));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(2, 0, 0, 1, 0, 0, 0));
        Notes.assertListed(result, "2", ErrorCode.COLUMN_TOO_LARGE, "column 'note'", "1000", "limits.columnbytes");
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
                                List.of(1, Notes.text(unit, unitBytes, DEFAULT_COLUMN_BYTES)),
                                List.of(2, Notes.text(unit, unitBytes, DEFAULT_COLUMN_BYTES + 1))));
        Rig rig = scene().rig("SELECT id, note FROM " + notes).columns("note").build();

        Notes.assertListed(rig.sync(), "2", ErrorCode.COLUMN_TOO_LARGE, "column 'note'", "131072");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("null and an empty text pass the smallest limit")
    void nullAndEmptyPass() {
        String notes = Notes.table(scene());
        List<@Nullable Object> missing = Arrays.asList(1, null, 0, null);
        scene().insert(notes, List.of(missing, List.of(2, "", 0, ""), Notes.row(3, 64)));
        Rig rig = Notes.rig(scene(), notes)
                .limits(Limits.builder().columnBytes(64).build())
                .build();

        assertThat(rig.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(rig.destination().view()).containsOnlyKeys("1", "2", "3");
    }

    @Test
    @DisplayName("an update that is too large is listed by every sync, keeps the old state, and may be deleted")
    void updateThatIsTooLargeKeepsTheOldState() {
        String notes = Notes.table(scene());
        scene().insert(notes, List.of(Notes.row(1, 50), Notes.row(2, 50), Notes.row(3, 50)));
        Rig rig = tight(notes).build();
        rig.sync().orThrow();
        rig.payloads();
        scene().run("UPDATE " + notes + " SET n = 5000 WHERE id >= 2");

        for (int round = 0; round < 2; round++) {
            SyncResult result = rig.sync();
            assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, 2, 0, 0, 0));
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
        String notes = Notes.table(scene());
        scene().insert(notes, List.of(Notes.row(1, 50), Notes.row(2, 5_000)));
        Rig rig = tight(notes).trigger(ChangeKind.DELETED).build();

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 0, 0, 2, 0));

        scene().run("DELETE FROM " + notes + " WHERE id = 2");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 2 null");
    }

    @Test
    @DisplayName("too large rows count towards the limit of a sync, and keep no other row from being sent")
    void tooLargeRowsDoNotBlockTheOthers() {
        String notes = Notes.table(scene());
        scene().insert(
                        notes,
                        IntStream.rangeClosed(1, 40)
                                .mapToObj(id -> Notes.row(id, id % 5 == 0 ? 5_000 : 50))
                                .toList());
        Limits limits = Limits.builder()
                .columnBytes(COLUMN_BYTES)
                .recordsPerSync(10)
                .parkAfterSyncs(100)
                .build();
        Rig rig = Notes.rig(scene(), notes).limits(limits).build();

        for (int round = 0; round < 20 && rig.destination().view().size() < 32; round++) {
            rig.sync();
        }

        assertThat(rig.destination().view()).hasSize(32);
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(8, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("rows of a duplicate identifier are set aside, not listed as too large")
    void tooLargeDuplicatesAreSetAside() {
        String notes = Notes.table(scene());
        scene().insert(notes, List.of(Notes.row(1, 50), Notes.row(2, 5_000), Notes.row(2, 50), Notes.row(3, 5_000)));
        Rig rig = tight(notes).build();

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 2, 0));
        Notes.assertListed(result, "3", ErrorCode.COLUMN_TOO_LARGE, "column 'note'");
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

        Notes.assertListed(
                rig.sync(),
                "2",
                ErrorCode.COLUMN_TOO_LARGE,
                "column '" + wide.columns().get(position) + "'");
        assertThat(rig.destination().view()).containsOnlyKeys("1", "3");
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(1, 0, 0, 0, 0));
    }
}
