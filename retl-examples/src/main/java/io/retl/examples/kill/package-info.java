/** Kills a sync in the middle and shows, in the destination's own log, that nothing was lost. */
@NullMarked
package io.retl.examples.kill;

import org.jspecify.annotations.NullMarked;
