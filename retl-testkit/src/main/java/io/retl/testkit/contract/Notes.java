package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import java.util.List;
import java.util.Locale;

/** Rows of an id and a text of any size that the query repeats, so that no table needs to hold long values. */
final class Notes {
    private static final int QUOTES = 2;

    private Notes() {}

    static String table(Scene scene) {
        String integer = scene.fixture().integerType();
        String text = scene.fixture().textType();
        return scene.table("notes", "id " + integer, "v " + text, "n " + integer, "w " + text);
    }

    /** A row whose note has exactly so many bytes as JSON: a unit as often as it fits, then single bytes. */
    static List<Object> row(int id, String unit, int unitBytes, int bytes) {
        int content = bytes - QUOTES;
        return List.of(id, unit, content / unitBytes, "x".repeat(content % unitBytes));
    }

    static List<Object> row(int id, int bytes) {
        return row(id, "x", 1, bytes);
    }

    /** A text of exactly so many bytes as JSON. */
    static String text(String unit, int unitBytes, int bytes) {
        int content = bytes - QUOTES;
        return unit.repeat(content / unitBytes) + "x".repeat(content % unitBytes);
    }

    /** The note of a row of the table, as an expression. */
    static String expression() {
        return "REPEAT(v, CAST(n AS INTEGER)) || w";
    }

    static RigBuilder rig(Scene scene, String table) {
        return scene.rig("SELECT id, " + expression() + " AS note FROM " + table)
                .columns("note");
    }

    static void assertListed(SyncResult result, String recordId, ErrorCode code, String... words) {
        assertThat(result.failedRecords()).singleElement().satisfies(record -> {
            assertThat(record.recordId()).isEqualTo(recordId);
            assertThat(record.outcome()).isEqualTo(FailedRecord.Outcome.REJECTED);
            assertThat(record.code()).as(record.reason()).isEqualTo(code);
            assertThat(record.reason().toLowerCase(Locale.ROOT)).contains(words);
        });
    }
}
