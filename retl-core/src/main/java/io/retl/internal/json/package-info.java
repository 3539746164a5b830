/** Reads and writes JSON; {@link io.retl.internal.json.Json} is the door. */
@NullMarked
package io.retl.internal.json;

import org.jspecify.annotations.NullMarked;
