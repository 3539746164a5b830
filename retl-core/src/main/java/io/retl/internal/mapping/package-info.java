/**
 * Evaluates expressions. {@link io.retl.internal.mapping.FieldMapping} and
 * {@link io.retl.internal.mapping.RecordSize} are the doors for the engine,
 * {@link io.retl.internal.mapping.Nodes} and {@link io.retl.internal.mapping.WholeMapping} those for the public types
 * in {@code io.retl.mapping}, which this package does not see: calls go one way only. The field step shares the rules of
 * {@link io.retl.internal.mapping.JavaScript} and {@link io.retl.internal.mapping.JavaScriptText}.
 *
 * <p>A mapping written as JSON is checked by {@code Checks}, read by {@code MappingReader} and evaluated by the same
 * nodes as any other. A new directive is a node and a line in {@code Vocabulary}.
 */
@NullMarked
package io.retl.internal.mapping;

import org.jspecify.annotations.NullMarked;
