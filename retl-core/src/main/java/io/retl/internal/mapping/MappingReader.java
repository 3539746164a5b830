package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes nodes of a mapping that is written as JSON. */
final class MappingReader {
    private MappingReader() {}

    /**
     * What evaluates a mapping.
     *
     * @throws IllegalArgumentException with every problem found
     */
    static Node read(@Nullable Object mapping) {
        Object json = Literals.copy("A mapping", mapping);
        List<String> problems = Checks.mapping(json, Place.ROOT);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new WrittenNode(json, node(json, Place.ROOT));
    }

    /** What evaluates a part of a mapping; no more than its parent needs to be right with it. */
    static Node node(@Nullable Object json, Place place) {
        if (json instanceof Map<?, ?> map) {
            return isDirective(map) ? directive(map, place) : object(map, place);
        }
        return json instanceof List<?> list ? array(list, place) : new LiteralNode(json);
    }

    private static Node directive(Map<?, ?> map, Place place) {
        String name = JavaScript.keys(map).stream()
                .filter(MappingReader::isDirectiveName)
                .findFirst()
                .orElseThrow();
        Optional<Directive> directive = Vocabulary.find(name);
        if (directive.isPresent()) {
            return directive.get().reader().node(map.get(name), place.at(name));
        }
        return new RaisingNode(name + " is not a valid directive, got undefined");
    }

    private static Node object(Map<?, ?> map, Place place) {
        Map<String, Node> members = new LinkedHashMap<>(map.size() * 2);
        for (String key : JavaScript.keys(map)) {
            members.put(key, node(map.get(key), place.at(key)));
        }
        return folded(new ObjectNode(members), members.values());
    }

    private static Node array(List<?> list, Place place) {
        List<Node> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(node(element, place.at(String.valueOf(elements.size()))));
        }
        return folded(new ArrayNode(elements), elements);
    }

    /** What holds nothing but fixed values is one itself. */
    private static Node folded(Node whole, Collection<Node> parts) {
        return parts.stream().allMatch(LiteralNode.class::isInstance)
                ? new LiteralNode(whole.evaluate(InputScope.empty()))
                : whole;
    }

    /** Whether an object is a directive: any other key but metadata makes it a plain object. */
    static boolean isDirective(Map<?, ?> map) {
        boolean hasName = false;
        for (Object key : map.keySet()) {
            boolean isName = isDirectiveName(key);
            if (!isName && !key.equals(Checks.METADATA)) {
                return false;
            }
            hasName |= isName;
        }
        return hasName;
    }

    static boolean isDirectiveName(Object key) {
        return key instanceof String name && name.startsWith("@");
    }
}
