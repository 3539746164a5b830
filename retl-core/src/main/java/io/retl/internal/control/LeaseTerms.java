package io.retl.internal.control;

import java.time.Duration;

/**
 * For how long a mapping's lease is taken, and in whose name.
 *
 * @param holder the name that others see
 * @param duration how long it is good without a renewal
 * @param timeout how long after it was begun a request of the mapping may still be applied; a run that died is remembered so
 *     long, although another takes its lease
 */
public record LeaseTerms(String holder, Duration duration, Duration timeout) {}
