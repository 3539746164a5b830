package io.retl.internal.mapping;

import org.jspecify.annotations.Nullable;

/**
 * One step of an evaluation. Immutable; {@code toString()} prints it as it was written, which the steps of a mapping in
 * JSON leave to the {@link WrittenNode} around them.
 *
 * <p>A result is null, {@link Absent}, a String, Boolean, Long, BigInteger, BigDecimal or Double, or a List or a Map
 * with text keys of these. Absent stays inside a result until the whole field is there, because an outer step may tell
 * it from null; {@link Results} then drops it. No step changes a result that another one gave.
 */
public sealed interface Node
        permits ArrayNode,
                ColumnNode,
                EachNode,
                LiteralNode,
                ObjectNode,
                OmitNullNode,
                PathNode,
                PlaceholdersNode,
                RaisingNode,
                RecordIdNode,
                TemplateNode,
                TextOperandNode,
                WrittenNode {
    /** The result for a row or for an element. */
    @Nullable
    Object evaluate(Scope scope);

    /** Names what it reads from its scope, as far as that is known before a row is read. */
    void reads(Reads reads);

    /** Whether the result is surely the same for every row. */
    boolean isConstant();
}
