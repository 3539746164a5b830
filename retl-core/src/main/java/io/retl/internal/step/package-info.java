/**
 * What a run works with that one thread steps: time, a mailbox, tasks that report to it, and the listeners that are told. It
 * knows nothing of syncs.
 */
@NullMarked
package io.retl.internal.step;

import org.jspecify.annotations.NullMarked;
