package io.retl.internal.mapping;

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
        if (namesDirective(object)) {
            return directive(object, place);
        }
        List<String> problems = new ArrayList<>();
        for (String key : JavaScript.keys(object)) {
            problems.addAll(mapping(object.get(key), place.at(key)));
        }
        return problems;
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
        return part instanceof String
                ? List.of()
                : List.of(place.problem("should be a string or a mapping directive but it is " + withArticle(part)));
    }

    /** The operand of {@code @arrayPath}: a directive or a text, then perhaps a mapping; the first mistake counts. */
    static List<String> arrayPath(@Nullable Object part, Place place) {
        if (!(part instanceof List<?> list)) {
            return List.of(place.problem("should be an array but it is " + withArticle(part)));
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
                .orElseGet(() -> List.of(place.problem(
                        Vocabulary.isPlanned(name) ? Vocabulary.notYet(name) : "has an invalid directive: " + name)));
    }

    private static String onlyOne(int keys) {
        return "should only have one @-prefixed key but it has " + keys + " keys";
    }

    /** Whether it looks like a directive, if perhaps a broken one. */
    private static boolean namesDirective(Map<?, ?> object) {
        return object.keySet().stream().anyMatch(MappingReader::isDirectiveName);
    }

    private static String withArticle(@Nullable Object part) {
        String type = JavaScript.typeOf(part);
        return ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
    }
}
