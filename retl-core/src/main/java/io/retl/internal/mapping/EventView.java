package io.retl.internal.mapping;

import io.retl.destination.spi.ChangeKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event that the seed system sends for a row. */
final class EventView extends View {
    /** Always three digits of fraction, as JavaScript writes a date. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Set<String> NAMES = Collections.unmodifiableSet(new LinkedHashSet<>(
            List.of("type", "event", "messageId", "timestamp", "receivedAt", "__segment_id", "properties")));

    private final RowChange change;
    private final PropertiesView properties;

    EventView(RowEvent row) {
        this.change = row.change();
        this.properties = new PropertiesView(row);
    }

    PropertiesView properties() {
        return properties;
    }

    @Override
    Set<String> names() {
        return NAMES;
    }

    @Override
    @Nullable
    Object member(String name) {
        return switch (name) {
            case "properties" -> properties;
            case "__segment_id" -> change.recordId();
            case "messageId" -> change.messageId();
            case "event" -> word(change.kind());
            case "type" -> "track";
            case "timestamp", "receivedAt" -> moment(change.timestamp());
            default -> Absent.ABSENT;
        };
    }

    private static String moment(Instant timestamp) {
        return MOMENT.format(timestamp);
    }

    private static String word(ChangeKind kind) {
        return switch (kind) {
            case ADDED -> "new";
            case UPDATED -> "updated";
            case DELETED -> "deleted";
        };
    }
}
