package io.retl.internal.control;

import java.time.Duration;
import java.time.Instant;

/**
 * A lease as another run sees it.
 *
 * @param holder who has it
 * @param expiry when it ends, by the clock of the control store
 * @param remaining how long that is from now
 */
public record HeldLease(String holder, Instant expiry, Duration remaining) {}
