/** Definitions written as JSON. */
@NullMarked
package io.retl.definition;

import org.jspecify.annotations.NullMarked;
