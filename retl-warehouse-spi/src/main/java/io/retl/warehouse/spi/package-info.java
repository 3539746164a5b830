/**
 * What a warehouse dialect implements, and the shared SQL rendering that it builds on. A dialect says how its product
 * quotes, names types, computes a checksum and numbers rows; {@link io.retl.warehouse.spi.StatementRules} renders every
 * statement from that, and a dialect overrides the few that its product words differently. This package knows nothing
 * of destinations or of the engine.
 */
@NullMarked
package io.retl.warehouse.spi;

import org.jspecify.annotations.NullMarked;
