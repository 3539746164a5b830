package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.internal.json.Json;
import io.retl.warehouse.spi.JsonText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEventTest {
    @Test
    void wholeEventIsTheOneOfTheSeedSystem() {
        RowEvent event = Rows.row(ChangeKind.UPDATED, "ID", 42L, "tags", new JsonText("[1]"));

        assertThat(Json.write(event.whole()))
                .isEqualTo("{\"type\":\"track\",\"event\":\"updated\",\"messageId\":\"m-1\","
                        + "\"timestamp\":\"2025-03-01T10:00:05.000Z\",\"receivedAt\":\"2025-03-01T10:00:05.000Z\","
                        + "\"__segment_id\":\"42\",\"properties\":{\"ID\":42,\"tags\":[1]}}");
    }

    @Test
    void eventOfADeletedRowHasItsIdAndNullProperties() {
        RowEvent event = Rows.row(ChangeKind.DELETED, "id", 42L);

        assertThat(event.whole()).containsEntry("event", "deleted").containsEntry("__segment_id", "42");
        assertThat(Json.write(event.whole().get("properties"))).isEqualTo("{\"id\":null}");
    }

    @Test
    void eventOfANewRowIsNew() {
        assertThat(Rows.row(ChangeKind.ADDED).whole()).containsEntry("event", "new");
    }

    @Test
    void momentsAlwaysHaveThreeDigitsOfFraction() {
        assertThat(timestamp("2026-11-21T08:00:00Z")).isEqualTo("2026-11-21T08:00:00.000Z");
        assertThat(timestamp("2026-11-21T08:00:00.5Z")).isEqualTo("2026-11-21T08:00:00.500Z");
        assertThat(timestamp("2026-11-21T08:00:00.123987Z")).isEqualTo("2026-11-21T08:00:00.123Z");
    }

    private static Object timestamp(String moment) {
        RowChange change = new RowChange(ChangeKind.ADDED, "42", "m-1", Instant.parse(moment));
        return RowEvent.of(RowShape.of(List.of()), new Object[0], change)
                .whole()
                .get("timestamp");
    }

    @Test
    void valueIsConvertedOnce() {
        RowEvent event = Rows.row("tags", new JsonText("[1]"));

        assertThat(event.column("tags")).isSameAs(event.column("tags"));
    }
}
