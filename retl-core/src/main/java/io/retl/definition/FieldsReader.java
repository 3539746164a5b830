package io.retl.definition;

import io.retl.Mapping;
import io.retl.Problem;
import io.retl.definition.JsonValue.JsonList;
import io.retl.definition.JsonValue.JsonNumber;
import io.retl.definition.JsonValue.JsonObject;
import io.retl.definition.JsonValue.JsonText;
import io.retl.definition.JsonValue.JsonTruth;
import io.retl.definition.JsonValue.Member;
import io.retl.mapping.Expression;
import io.retl.mapping.Expressions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads how fields are computed. */
final class FieldsReader {
    private static final String KEY = "fields";
    private static final String EXAMPLE = "{\"email\": {\"@path\": \"$.properties.email\"}}";

    private final Values values;
    private boolean complete = true;

    private FieldsReader(Values values) {
        this.values = values;
    }

    /**
     * Gives a mapping its fields. One that is wrong becomes null, so that nobody misses it. Without the key the action presets
     * them.
     *
     * @return whether what is there can be read
     */
    static boolean read(Keys keys, Mapping.Builder mapping) {
        if (keys.find(KEY).isEmpty()) {
            return true;
        }
        Optional<JsonObject> fields = keys.object(KEY);
        if (fields.isEmpty() || fields.get().members().isEmpty()) {
            fields.ifPresent(empty -> keys.report(
                    KEY,
                    "no field is mapped. Write, for example, " + EXAMPLE + ", or leave \"fields\" out to map what the"
                            + " action presets."));
            return false;
        }
        Map<String, Member> members = new LinkedHashMap<>(fields.get().members());
        Member root = members.remove(RootTransform.KEY);
        UnaryOperator<@Nullable Object> around = root == null ? UnaryOperator.identity() : root(keys, root);
        members.forEach((name, member) -> mapping.field(name, field(keys, name, member, around)));
        return true;
    }

    private static UnaryOperator<@Nullable Object> root(Keys keys, Member member) {
        Place place = keys.place(KEY).member(RootTransform.KEY);
        FieldsReader reader = new FieldsReader(keys.values());
        Optional<RootTransform> root = RootTransform.of(reader.plain(member.value(), place));
        if (root.isEmpty() && reader.complete) {
            keys.values()
                    .findings()
                    .add(
                            member.value().offset(),
                            place,
                            "it is not {\"@transform\": {\"apply\": …}}, which alone can stand for all fields.");
        }
        return field -> root.isPresent() ? root.get().around(field) : field;
    }

    private static Expression field(Keys keys, String name, Member member, UnaryOperator<@Nullable Object> around) {
        Place place = keys.place(KEY).member(name);
        if (name.startsWith("@")) {
            keys.values()
                    .findings()
                    .add(
                            member.offset(),
                            keys.place(KEY),
                            Shown.quoted(name)
                                    + " is a directive. Write it inside of a field; it cannot stand for all of them.");
            return Expressions.literal(null);
        }
        FieldsReader reader = new FieldsReader(keys.values());
        Object json = reader.plain(member.value(), place);
        if (!reader.complete) {
            return Expressions.literal(null);
        }
        try {
            return Expressions.directives(around.apply(json));
        } catch (IllegalArgumentException refused) {
            keys.values()
                    .findings()
                    .addForeign(member.value().offset(), Problem.of(place + ": " + refused.getMessage()));
            return Expressions.literal(null);
        }
    }

    /** The members of an object as they are in memory; empty if one of them is wrong. */
    static Optional<Map<String, @Nullable Object>> members(Keys keys, JsonObject object, Place place) {
        FieldsReader reader = new FieldsReader(keys.values());
        Map<String, @Nullable Object> members = reader.members(object, place);
        return reader.complete ? Optional.of(members) : Optional.empty();
    }

    /** The value as it is in memory, the environment in its texts. */
    private @Nullable Object plain(JsonValue value, Place place) {
        if (value instanceof JsonText text) {
            Optional<String> filled = values.text(text, place);
            complete &= filled.isPresent();
            return filled.orElse(null);
        }
        if (value instanceof JsonNumber number) {
            return number.value();
        }
        if (value instanceof JsonTruth truth) {
            return truth.value();
        }
        if (value instanceof JsonList list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.elements().forEach(element -> elements.add(plain(element, place.element(elements.size()))));
            return elements;
        }
        return value instanceof JsonObject object ? members(object, place) : null;
    }

    private Map<String, @Nullable Object> members(JsonObject object, Place place) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.members().forEach((key, member) -> members.put(key, plain(member.value(), place.member(key))));
        return members;
    }
}
