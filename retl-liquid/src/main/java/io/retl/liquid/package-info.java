/** Reads templates in Liquid through the library liqp, within the limits that the seed system sets. */
@NullMarked
package io.retl.liquid;

import org.jspecify.annotations.NullMarked;
