/**
 * The load phase: cuts the rows of a delta into batches, sends them, and gives each row an outcome that is stored. A
 * {@link Loader} is its door; a {@link DryRun} shows what it would send.
 */
@NullMarked
package io.retl.internal.load;

import org.jspecify.annotations.NullMarked;
