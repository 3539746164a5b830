package io.retl.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The definitions of one kind, those that cannot be built included, so that nobody calls a reference to them unknown. */
final class Parts<T> {
    private final String kind;
    private final Map<String, Optional<T>> byId = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new HashMap<>();

    /** Ids that the file has as they are, not from the environment, which no message shows. */
    private final List<String> written = new ArrayList<>();

    /** Whether there is a list at all that could be read. */
    private final boolean readable;

    private Parts(String kind, boolean readable) {
        this.kind = kind;
        this.readable = readable;
    }

    /**
     * Reads a list of definitions.
     *
     * @param top the whole file
     * @param key where the list is
     */
    static <T> Parts<T> read(Keys top, String key, PartReader<T> reader) {
        Optional<List<Values.Element>> list = top.list(key);
        Parts<T> parts =
                new Parts<>(reader.kind(), list.isPresent() || top.find(key).isEmpty());
        Map<String, Place> places = new HashMap<>();
        for (Values.Element element : list.orElse(List.of())) {
            top.values()
                    .object(element.value(), element.place())
                    .map(object -> new Keys(object, element.place(), reader.keys(), top.values()))
                    .ifPresent(keys -> parts.add(keys, reader, places));
        }
        return parts;
    }

    private void add(Keys keys, PartReader<T> reader, Map<String, Place> places) {
        Optional<String> id = keys.requiredText("id");
        Optional<T> part = reader.read(keys, id);
        if (id.isEmpty()) {
            return;
        }
        Place other = places.putIfAbsent(id.get().toLowerCase(Locale.ROOT), keys.place());
        if (other != null) {
            keys.report(
                    "id",
                    keys.shown("id") + " is the id of " + other
                            + ", too. Give each its own; upper and lower case do not tell them apart.");
            return;
        }
        byId.put(id.get(), part);
        offsets.put(kind + " '" + id.get() + "'", keys.offset());
        if (keys.shown("id").equals(Shown.quoted(id.get()))) {
            written.add(id.get());
        }
    }

    /** The definition that a key names; empty if there is none or it cannot be built. */
    Optional<T> referred(Keys keys, String key) {
        Optional<String> id = keys.requiredText(key);
        if (id.isEmpty() || !readable) {
            return Optional.empty();
        }
        Optional<T> part = byId.get(id.get());
        if (part != null) {
            return part;
        }
        keys.report(key, "there is no " + key + " " + keys.shown(key) + "." + Suggestion.of(id.get(), written));
        return Optional.empty();
    }

    /** Those that could be built, in the order of the file. */
    List<T> built() {
        List<T> built = new ArrayList<>();
        byId.values().forEach(part -> part.ifPresent(built::add));
        return List.copyOf(built);
    }

    /** Where each begins, by what messages about it begin with. */
    Map<String, Integer> offsets() {
        return offsets;
    }
}
