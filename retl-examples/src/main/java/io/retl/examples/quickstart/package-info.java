/**
 * The smallest program that uses retl, {@link io.retl.examples.quickstart.FirstProgram}, and one that shows what a second
 * sync sends, {@link io.retl.examples.quickstart.QuickStart}.
 */
@NullMarked
package io.retl.examples.quickstart;

import org.jspecify.annotations.NullMarked;
