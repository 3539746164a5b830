/**
 * What values look like and count for in JavaScript, where a destination depends on it. Each class answers one question: which text a
 * number, a value, a moment or a trimmed text has, which number is in a text, and what counts as true.
 */
@NullMarked
package io.retl.destination.values;

import org.jspecify.annotations.NullMarked;
