/**
 * Evaluates expressions. {@link io.retl.internal.mapping.FieldMapping} is the door for the engine,
 * {@link io.retl.internal.mapping.Nodes} the one for the public factories in
 * {@code io.retl.mapping}, which this package does not see: calls go one way only.
 */
@NullMarked
package io.retl.internal.mapping;

import org.jspecify.annotations.NullMarked;
