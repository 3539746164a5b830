/** Sends batches to an action and says what became of each record. */
@NullMarked
package io.retl.internal.delivery;

import org.jspecify.annotations.NullMarked;
