/**
 * Runs syncs. A sync is a state machine that does one small thing per step and never blocks: whatever takes time runs as
 * a task on the executor and reports back. A driver steps it on the caller's thread; a simulator steps it by hand.
 */
@NullMarked
package io.retl.internal.engine;

import org.jspecify.annotations.NullMarked;
