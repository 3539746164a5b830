/** Finds the name that somebody probably meant. */
@NullMarked
package io.retl.internal.text;

import org.jspecify.annotations.NullMarked;
