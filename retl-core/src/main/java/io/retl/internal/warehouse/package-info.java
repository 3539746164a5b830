/** The engine's view of a warehouse: one mapping's state, its deltas and their pages. */
@NullMarked
package io.retl.internal.warehouse;

import org.jspecify.annotations.NullMarked;
