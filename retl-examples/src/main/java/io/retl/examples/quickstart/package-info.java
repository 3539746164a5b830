/** The smallest program that uses retl. */
@NullMarked
package io.retl.examples.quickstart;

import org.jspecify.annotations.NullMarked;
