package io.retl.definition;

import io.retl.ConfigurationException;
import io.retl.Problem;
import io.retl.definition.JsonValue.JsonNull;
import io.retl.definition.JsonValue.JsonObject;
import io.retl.definition.JsonValue.JsonText;
import io.retl.definition.JsonValue.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The properties of a definition by key; null is the same as none. A key that nobody knows is a finding. */
final class Keys {
    /** Stands in for an id that is missing, so that the rest of the definition is checked. */
    private static final String UNNAMED = "unnamed";

    private final JsonObject object;
    private final Place place;
    private final Values values;

    Keys(JsonObject object, Place place, List<String> known, Values values) {
        this.object = object;
        this.place = place;
        this.values = values;
        object.members().forEach((key, member) -> {
            if (!known.contains(key)) {
                String nearest = Suggestion.of(key, known);
                String keys = nearest.isEmpty() ? " The keys are " + String.join(", ", known) + "." : nearest;
                values.findings().add(member.offset(), place, "there is no key " + Shown.quoted(key) + "." + keys);
            }
        });
    }

    int offset() {
        return object.offset();
    }

    Place place() {
        return place;
    }

    Place place(String key) {
        return place.member(key);
    }

    Values values() {
        return values;
    }

    Optional<JsonValue> find(String key) {
        return Optional.ofNullable(object.members().get(key))
                .map(Member::value)
                .filter(value -> !(value instanceof JsonNull));
    }

    /** As {@link #find}; that there is none is a finding. */
    Optional<JsonValue> require(String key, String example) {
        Optional<JsonValue> value = find(key);
        if (value.isEmpty()) {
            report(Shown.quoted(key) + " is missing. Add \"" + key + "\": " + example + ".");
        }
        return value;
    }

    /** Says what is wrong with the definition as a whole. */
    void report(String sentence) {
        values.findings().add(object.offset(), place, sentence);
    }

    /** Says what is wrong with the value of a key that is there. */
    void report(String key, String sentence) {
        int offset = find(key).map(JsonValue::offset).orElse(object.offset());
        values.findings().add(offset, place(key), sentence);
    }

    /** How a message shows the text of a key: as the file has it. */
    String shown(String key) {
        return find(key)
                .filter(JsonText.class::isInstance)
                .map(value -> ((JsonText) value).shown())
                .orElse("it");
    }

    Optional<String> text(String key) {
        return find(key).flatMap(value -> values.text(value, place(key)));
    }

    Optional<String> requiredText(String key) {
        return require(key, "\"…\"").flatMap(value -> values.text(value, place(key)));
    }

    Optional<Boolean> truth(String key) {
        return find(key).flatMap(value -> values.truth(value, place(key)));
    }

    Optional<Integer> integer(String key) {
        return find(key)
                .flatMap(value -> values.whole(value, place(key), Integer.MAX_VALUE))
                .map(Long::intValue);
    }

    Optional<Long> whole(String key) {
        return find(key).flatMap(value -> values.whole(value, place(key), Long.MAX_VALUE));
    }

    Optional<Duration> duration(String key) {
        return find(key).flatMap(value -> values.duration(value, place(key)));
    }

    <T> Optional<T> choice(String key, Map<String, T> choices, String refusal) {
        return find(key).flatMap(value -> values.choice(value, place(key), choices, refusal));
    }

    Optional<List<Values.Element>> list(String key) {
        return find(key).flatMap(value -> values.list(value, place(key)));
    }

    Optional<JsonObject> object(String key) {
        return find(key).flatMap(value -> values.object(value, place(key)));
    }

    Optional<Keys> nested(String key, List<String> known) {
        return object(key).map(nested -> new Keys(nested, place(key), known, values));
    }

    /** An id for a builder. */
    static String idFor(Optional<String> id) {
        return id.orElse(UNNAMED);
    }

    /** What the builder makes; what it complains about is a finding here. */
    <T> Optional<T> built(Supplier<T> build) {
        try {
            return Optional.of(build.get());
        } catch (ConfigurationException refused) {
            for (Problem problem : refused.problems()) {
                values.findings().addForeign(object.offset(), new Problem(problem.code(), named(problem.message())));
            }
            return Optional.empty();
        }
    }

    private String named(String message) {
        return message.replaceFirst("^[A-Z][a-z]+ '" + UNNAMED + "': ", place + ": ");
    }
}
