package io.retl.internal.mapping;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The directives that a mapping can use. */
final class Vocabulary {
    private static final Map<String, Directive> DIRECTIVES = Map.ofEntries(
            entry("@arrayPath", new Directive(Checks::arrayPath, EachNode::arrayPath)),
            entry("@literal", new Directive(Checks::directiveOrAny, MappingReader::node)),
            entry("@path", TextOperandNode.directive("@path", PathNode::parse)),
            entry("@template", TextOperandNode.directive("@template", PlaceholdersNode::parse)));

    /** What the seed system has besides: a mapping that uses one is right, but not yet here. */
    private static final List<String> PLANNED = List.of(
            "@case", "@excludeWhenNull", "@flatten", "@if", "@json", "@liquid", "@merge", "@replace", "@transform");

    private Vocabulary() {}

    static Optional<Directive> find(String name) {
        return Optional.ofNullable(DIRECTIVES.get(name));
    }

    static boolean isPlanned(String name) {
        return PLANNED.contains(name);
    }

    /** Says that a planned directive is missing. */
    static String notYet(String name) {
        return "has the directive " + name + ", which this version of retl does not have; it has "
                + String.join(", ", new TreeSet<>(DIRECTIVES.keySet()));
    }
}
