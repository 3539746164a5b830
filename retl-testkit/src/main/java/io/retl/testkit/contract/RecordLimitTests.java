package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Limits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A record that is too large as a whole, before or after it is mapped, is listed, and the others go on. */
abstract class RecordLimitTests {
    private static final int DEFAULT_RECORD_BYTES = 524_288;

    /** The event of a record without the text of its identifier and without its properties. */
    private static final String ENVELOPE = "{\"type\":\"track\",\"event\":\"updated\","
            + "\"messageId\":\"0123456789abcdef0123456789abcdef\",\"timestamp\":\"2025-03-01T10:00:05.000Z\","
            + "\"receivedAt\":\"2025-03-01T10:00:05.000Z\",\"__segment_id\":,\"properties\":}";

    abstract Scene scene();

    @Test
    @DisplayName("by default a record may have 524,288 bytes, names, identifier and the rest of the event included")
    void defaultRecordLimit() {
        String integer = scene().fixture().integerType();
        String type = LongTexts.typeIn(scene());
        String notes = scene().table("large", "id " + integer, "v " + type, "w " + type);
        int frame = (ENVELOPE + "'1'" + "{'id':1,'a':,'b':,'c':,'d':,'note':}").length();
        String most = Notes.text("x", 1, 120_000);
        int rest = DEFAULT_RECORD_BYTES - frame - 4 * 120_000;
        scene().insert(
                        notes,
                        List.of(
                                List.of(1, most, Notes.text("x", 1, rest)),
                                List.of(2, most, Notes.text("x", 1, rest + 1))));
        Rig rig = scene().rig("SELECT id, v AS a, v AS b, v AS c, v AS d, w AS note FROM " + notes)
                .columns("note")
                .build();

        Notes.assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "524289 bytes", "524288", "limits.recordbytes");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("a record whose columns fit is listed if all of them together do not")
    void recordOfManyColumnsIsListed() {
        String notes = Notes.table(scene());
        scene().insert(notes, List.of(Notes.row(1, 300), Notes.row(2, 900)));
        String text = "REPEAT(v, CAST(n AS INTEGER))";
        String query = "SELECT id, %s AS a, %s AS b, %s AS c FROM %s".formatted(text, text, text, notes);
        Rig rig = scene().rig(query)
                .columns("a")
                .limits(Limits.builder().recordBytes(2_000).build())
                .build();

        Notes.assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "2000");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }

    @Test
    @DisplayName("a record whose fields are larger than the limit is listed, though the row is not")
    void fieldsOverTheLimitAreListed() {
        String notes = Notes.table(scene());
        // {"note":"…","one":"…","two":"…"} has 23 bytes and three notes.
        scene().insert(notes, List.of(Notes.row(1, 659), Notes.row(2, 660)));
        Rig rig = Notes.rig(scene(), notes)
                .field("one", "note")
                .field("two", "note")
                .limits(Limits.builder().recordBytes(2_000).build())
                .build();

        Notes.assertListed(rig.sync(), "2", ErrorCode.RECORD_TOO_LARGE, "its fields have 2003 bytes", "2000");
        assertThat(rig.destination().view()).containsOnlyKeys("1");
    }
}
