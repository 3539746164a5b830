/** Finds dialects and destinations, given in code or by name. */
@NullMarked
package io.retl.internal.plugin;

import org.jspecify.annotations.NullMarked;
