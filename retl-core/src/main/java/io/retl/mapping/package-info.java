/** How the fields of an action are computed from a row. */
@NullMarked
package io.retl.mapping;

import org.jspecify.annotations.NullMarked;
