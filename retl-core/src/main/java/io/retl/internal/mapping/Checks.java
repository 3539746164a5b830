package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may stand where in a mapping. The messages are those of the seed system, because people who reuse mappings know
 * them. Like there, a list is not looked into: a wrong directive in it fails the rows that meet it.
 */
final class Checks {
    static final String METADATA = "_metadata";

    private Checks() {}

    /** A directive, an object whose members are mappings, or anything else. */
    static List<String> mapping(@Nullable Object part, Place place) {
        if (!(part instanceof Map<?, ?> object)) {
            return List.of();
        }
        return namesDirective(object) ? directive(object, place) : members(object, place);
    }

    /** An object that is no directive. */
    static List<String> object(@Nullable Object part, Place place) {
        return part instanceof Map<?, ?> object && !namesDirective(object)
                ? members(object, place)
                : expected("an object", part, place);
    }

    /** A directive, or an object whose members are mappings. */
    static List<String> directiveOrObject(@Nullable Object part, Place place) {
        return part instanceof Map<?, ?>
                ? mapping(part, place)
                : expected("a object or a mapping directive", part, place);
    }

    private static List<String> members(Map<?, ?> object, Place place) {
        List<String> problems = new ArrayList<>();
        for (String key : JavaScript.keys(object)) {
            problems.addAll(mapping(object.get(key), place.at(key)));
        }
        return problems;
    }

    /** A text, not one that a directive gives. */
    static List<String> text(@Nullable Object part, Place place) {
        return part instanceof String ? List.of() : expected("a string", part, place);
    }

    /** A text of so many characters. */
    static Check text(int min, int max) {
        return (part, place) -> {
            if (part instanceof String text && text.length() < min) {
                return List.of(place.problem("should be a string of length " + min + " or greater"));
            }
            if (part instanceof String text && text.length() > max) {
                return List.of(place.problem("should be a string of length " + max + " or less"));
            }
            return text(part, place);
        };
    }

    /** One of some words, in whatever case. */
    static Check oneOf(String... words) {
        return (part, place) -> {
            if (part instanceof String text && !List.of(words).contains(Letters.lower(text))) {
                return List.of(place.problem(
                        "should be one of " + String.join(", ", words) + " but it is " + Json.write(text)));
            }
            return text(part, place);
        };
    }

    static List<String> truth(@Nullable Object part, Place place) {
        return part instanceof Boolean ? List.of() : expected("a boolean", part, place);
    }

    static List<String> list(@Nullable Object part, Place place) {
        return part instanceof List
                ? List.of()
                : List.of(place.problem("should be an array but it is " + withArticle(JavaScript.typeOf(part))));
    }

    private static List<String> expected(String what, @Nullable Object part, Place place) {
        return List.of(place.problem("should be " + what + " but it is " + withArticle(typeOrDirective(part))));
    }

    /** A directive, or any value, which is not looked into. */
    static List<String> directiveOrAny(@Nullable Object part, Place place) {
        return part instanceof Map<?, ?> object && namesDirective(object) ? directive(object, place) : List.of();
    }

    /** A directive or a text. */
    static List<String> directiveOrText(@Nullable Object part, Place place) {
        if (part instanceof Map<?, ?> object && namesDirective(object)) {
            return directive(object, place);
        }
        return part instanceof String ? List.of() : expected("a string or a mapping directive", part, place);
    }

    /** The operand of {@code @arrayPath}: a directive or a text, then perhaps a mapping; the first mistake counts. */
    static List<String> arrayPath(@Nullable Object part, Place place) {
        if (!(part instanceof List<?> list)) {
            return list(part, place);
        }
        List<String> problems = directiveOrText(list.isEmpty() ? Absent.ABSENT : list.get(0), place);
        return problems.isEmpty() && list.size() > 1 ? mapping(list.get(1), place) : problems;
    }

    private static List<String> directive(Map<?, ?> object, Place place) {
        List<String> names = JavaScript.keys(object).stream()
                .filter(MappingReader::isDirectiveName)
                .toList();
        if (names.size() > 1) {
            return List.of(place.problem(onlyOne(names.size())));
        }
        int allowed = object.containsKey(METADATA) ? 2 : 1;
        if (object.size() > allowed) {
            return List.of(place.problem(onlyOne(object.size())));
        }
        String name = names.get(0);
        return Vocabulary.find(name)
                .map(directive -> directive.check().problems(object.get(name), place.at(name)))
                .orElseGet(() -> List.of(place.problem("has an invalid directive: " + name)));
    }

    private static String onlyOne(int keys) {
        return "should only have one @-prefixed key but it has " + keys + " keys";
    }

    /** Whether it looks like a directive, if perhaps a broken one. */
    static boolean namesDirective(Map<?, ?> object) {
        return object.keySet().stream().anyMatch(MappingReader::isDirectiveName);
    }

    private static String typeOrDirective(@Nullable Object part) {
        return part instanceof Map<?, ?> object && namesDirective(object) ? "directive" : JavaScript.typeOf(part);
    }

    private static String withArticle(String type) {
        return ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }
}
