package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.internal.json.Json;
import io.retl.warehouse.spi.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSizeTest {
    private static final String MESSAGE_ID = "0123456789abcdef0123456789abcdef";

    @Test
    void sizeIsThatOfTheEventAsJson() {
        for (String id : List.of("42", "", "\"é\n😀", "\ud83d")) {
            RowEvent event = event(ChangeKind.UPDATED, id, "Zoë \"Q\"", new JsonText("{\"x\": [1.50, null]}"), null);

            assertThat(RecordSize.of(event)).as(id).isEqualTo(utf8(Json.write(event.whole())));
        }
    }

    @Test
    void envelopeIsTheEventWithoutRecordIdAndProperties() {
        String json = Json.write(event(ChangeKind.UPDATED, "", null, null, null).whole());
        String envelope = json.replace("{\"a\":null,\"b\":null,\"ü\":null}", "")
                .replace("\"__segment_id\":\"\"", "\"__segment_id\":");

        assertThat(envelope)
                .isEqualTo("{\"type\":\"track\",\"event\":\"updated\",\"messageId\":\"" + MESSAGE_ID + "\","
                        + "\"timestamp\":\"2026-11-21T08:00:00.000Z\",\"receivedAt\":\"2026-11-21T08:00:00.000Z\","
                        + "\"__segment_id\":,\"properties\":}");
        assertThat(RecordSize.ENVELOPE_BYTES).isEqualTo(190).isEqualTo(envelope.length());
    }

    @Test
    void everyChangeHasTheEnvelopeOfTheLongestWord() {
        assertThat(RecordSize.of(event(ChangeKind.ADDED, "42", "x", 1L, null)))
                .isEqualTo(RecordSize.of(event(ChangeKind.UPDATED, "42", "x", 1L, null)));
    }

    @Test
    void columnIsCountedWithoutItsName() {
        RowEvent event = event(ChangeKind.UPDATED, "42", "Zoë \"Q\"", new JsonText("{\"x\": [1.50, null]}"), null);

        assertThat(RecordSize.columnBytes(event, 0)).isEqualTo(12);
        assertThat(RecordSize.columnBytes(event, 1)).isEqualTo(17);
        assertThat(RecordSize.columnBytes(event, 2)).isEqualTo(4);
    }

    private static RowEvent event(ChangeKind kind, String id, @Nullable Object... values) {
        RowChange change = new RowChange(kind, id, MESSAGE_ID, Instant.parse("2026-11-21T08:00:00Z"));
        return RowEvent.of(RowShape.of(List.of("a", "b", "ü")), values, change);
    }

    private static long utf8(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
