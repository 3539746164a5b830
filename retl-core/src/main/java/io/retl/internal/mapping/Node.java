package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One step of an evaluation. Immutable; the {@link WrittenNode} around the steps of an expression prints them as they
 * were written.
 *
 * <p>A result is null, {@link Absent}, a String, Boolean, Long, BigInteger, BigDecimal or Double, or a List or a Map
 * with text keys of these. Absent stays inside a result until the whole field is there, because an outer step may tell
 * it from null; {@link Results} then drops it. No step changes a result that another one gave.
 */
public sealed interface Node
        permits ArrayNode,
                CaseNode,
                ColumnNode,
                EachNode,
                FlattenNode,
                IfNode,
                JsonNode,
                LiquidNode,
                LiteralNode,
                MergeNode,
                ObjectNode,
                OmitNullNode,
                PathNode,
                PlaceholdersNode,
                RaisingNode,
                RecordIdNode,
                ReplaceNode,
                TemplateNode,
                TextOperandNode,
                TransformNode,
                WrittenNode {
    /** The result for a row or for an element. */
    @Nullable
    Object evaluate(Scope scope);

    /** Names what it reads from its scope, as far as that is known before a row is read. */
    void reads(Reads reads);

    /** Whether the result is surely the same for every row. */
    boolean isConstant();
}
