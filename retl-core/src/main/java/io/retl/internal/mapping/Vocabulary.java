package io.retl.internal.mapping;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** The directives that a mapping can use: those of the seed system, and the four that say what only retl has. */
final class Vocabulary {
    private static final Map<String, Directive> DIRECTIVES = Map.ofEntries(
            entry("@arrayPath", new Directive(Checks::arrayPath, EachNode::arrayPath)),
            entry("@case", CaseNode.DIRECTIVE),
            entry("@column", ColumnNode.DIRECTIVE),
            entry("@excludeWhenNull", OmitNullNode.DIRECTIVE),
            entry("@flatten", FlattenNode.DIRECTIVE),
            entry("@if", IfNode.DIRECTIVE),
            entry("@json", JsonNode.DIRECTIVE),
            entry("@liquid", LiquidNode.DIRECTIVE),
            entry("@literal", new Directive(Checks::directiveOrAny, MappingReader::node)),
            entry("@merge", MergeNode.DIRECTIVE),
            entry("@object", ObjectNode.DIRECTIVE),
            entry("@path", TextOperandNode.directive("@path", PathNode::parse)),
            entry("@recordId", RecordIdNode.DIRECTIVE),
            entry("@replace", ReplaceNode.DIRECTIVE),
            entry("@template", TextOperandNode.directive("@template", PlaceholdersNode::parse)),
            entry("@text", TemplateNode.DIRECTIVE),
            entry("@transform", TransformNode.DIRECTIVE));

    private Vocabulary() {}

    static Optional<Directive> find(String name) {
        return Optional.ofNullable(DIRECTIVES.get(name));
    }
}
