package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of few and of many columns. */
abstract class WidthTests {
    private static final int WIDEST = 512;
    private static final int COLUMNS_PER_TABLE = 64;
    private static final int ROWS = 4;

    /** Room for 512 texts of 3 KB. */
    private static final int LARGE_RECORD_BYTES = 2 << 20;

    abstract Scene scene();

    @Test
    @DisplayName("a model of the identifier alone adds and deletes")
    void identifierAloneIsAModel() {
        String people = scene().people();
        Rig rig = scene().rig("SELECT id FROM " + people).columns("id").build();
        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(5, 0, 0, 0, 0));
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 2", "INSERT INTO " + people + " VALUES (9, 'Ida', 'Graz')");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 2 null", "ADDED 9 9");
    }

    @ParameterizedTest(name = "{0} columns")
    @ValueSource(ints = {2, 99, 100, 101, 512})
    @DisplayName("an edit of one column of many integers is seen")
    void integers(int columns) {
        editOfOneColumnIsSeen(columns, scene().fixture().integerType(), value -> String.valueOf(value * 1_000_003L));
    }

    @Test
    @DisplayName("an edit of one column of 512 UUIDs is seen")
    void uuids() {
        String type = scene().fixture().uuidType();
        editOfOneColumnIsSeen(
                WIDEST, type, value -> "CAST('%08x-89ab-4cde-8f01-23456789abcd' AS %s)".formatted(value, type));
    }

    @Test
    @DisplayName("an edit of one column of 512 short texts is seen")
    void shortTexts() {
        editOfOneColumnIsSeen(WIDEST, scene().fixture().textType(), value -> "'short text no. " + value + "'");
    }

    @Test
    @DisplayName("an edit of one column of 512 long texts is seen")
    void longTexts() {
        String filler = HostileTexts.longText(scene().fixture().longTextCharacters());
        editOfOneColumnIsSeen(WIDEST, scene().fixture().textType(), value -> "'" + filler + value + "'");
    }

    @Test
    @DisplayName("512 columns of all types together are compared and delivered")
    void allTypesTogether() {
        WideTable wide = WideTable.ofAllTypes(scene(), WIDEST - 1, ROWS);
        Rig rig = scene().rig(wide.query()).columns(wide.columns()).build();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(ROWS, 0, 0, 0, 0));
        assertThat(rig.payloads())
                .allSatisfy(payload -> assertThat(payload.fields()).hasSize(WIDEST - 1));
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    /** Edits the last column of one row, a middle one of another, and swaps two columns of a third. */
    private void editOfOneColumnIsSeen(int columns, String type, IntFunction<String> literal) {
        int values = columns - 1;
        WideTable wide = new WideTable(
                scene(), IntStream.range(0, values).mapToObj(index -> type).toList(), COLUMNS_PER_TABLE);
        for (int row = 0; row < ROWS; row++) {
            int first = row * WIDEST;
            wide.insert(row, column -> literal.apply(first + column));
        }
        Rig rig = scene().rig(wide.query())
                .columns(wide.columns())
                .limits(Limits.builder().recordBytes(LARGE_RECORD_BYTES).build())
                .build();

        assertThat(rig.sync().extracted()).isEqualTo(new SyncResult.Extracted(ROWS, 0, 0, 0, 0));
        assertThat(rig.payloads()).allSatisfy(payload -> assertArrived(payload, wide, literal));
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);

        wide.update(1, values - 1, literal.apply(70_000));
        wide.update(2, values / 2, literal.apply(80_000));
        rig.sync();
        List<Payload> updated = rig.payloads();
        assertThat(updated).extracting("recordId").containsExactlyInAnyOrder("1", "2");
        for (Payload payload : updated) {
            boolean last = payload.recordId().equals("1");
            String changed = wide.columns().get(last ? values - 1 : values / 2);
            assertThat(payload.field(changed)).asString().isEqualTo(text(literal.apply(last ? 70_000 : 80_000)));
        }
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    private static void assertArrived(Payload payload, WideTable wide, IntFunction<String> literal) {
        int first = Integer.parseInt(payload.recordId()) * WIDEST;
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int index = 0; index < wide.columns().size(); index++) {
            expected.add(text(literal.apply(first + index)));
            actual.add(String.valueOf(payload.field(wide.columns().get(index))));
        }
        assertThat(actual).isEqualTo(expected);
    }

    /** The text of a literal: what is between its quotes, or the digits themselves. */
    private static String text(String literal) {
        int quote = literal.indexOf('\'');
        return quote < 0 ? literal : literal.substring(quote + 1, literal.lastIndexOf('\''));
    }
}
