package io.retl.definition;

import io.retl.definition.JsonValue.JsonList;
import io.retl.destination.spi.ChangeKind;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which changes are sent: one of four names, or a list of them. */
final class TriggerReader {
    private static final String KEY = "trigger";
    private static final String CHOICE = "Use added, updated, added_or_updated, deleted, or a list of these.";
    private static final String NO_TRIGGER = "is no trigger. " + CHOICE;
    private static final Map<String, Set<ChangeKind>> TRIGGERS = new LinkedHashMap<>();

    static {
        TRIGGERS.put("added", EnumSet.of(ChangeKind.ADDED));
        TRIGGERS.put("updated", EnumSet.of(ChangeKind.UPDATED));
        TRIGGERS.put("added_or_updated", EnumSet.of(ChangeKind.ADDED, ChangeKind.UPDATED));
        TRIGGERS.put("deleted", EnumSet.of(ChangeKind.DELETED));
    }

    private TriggerReader() {}

    /** The kinds of change; empty for the default. */
    static Optional<Set<ChangeKind>> read(Keys keys) {
        boolean isList = keys.find(KEY).filter(JsonList.class::isInstance).isPresent();
        return isList ? keys.list(KEY).flatMap(list -> read(keys, list)) : keys.choice(KEY, TRIGGERS, NO_TRIGGER);
    }

    private static Optional<Set<ChangeKind>> read(Keys keys, List<Values.Element> list) {
        if (list.isEmpty()) {
            keys.report(KEY, "the list is empty. " + CHOICE);
        }
        Set<ChangeKind> kinds = EnumSet.noneOf(ChangeKind.class);
        list.forEach(element -> keys.values()
                .choice(element.value(), element.place(), TRIGGERS, NO_TRIGGER)
                .ifPresent(kinds::addAll));
        return kinds.isEmpty() ? Optional.empty() : Optional.of(kinds);
    }
}
