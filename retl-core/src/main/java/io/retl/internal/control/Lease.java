package io.retl.internal.control;

import java.time.Duration;

/**
 * The right to run a mapping for a while.
 *
 * @param mappingId the mapping
 * @param holder who has it
 * @param epoch the fencing number; it grows at every acquisition
 * @param duration for how long it is good from its acquisition or last renewal
 */
public record Lease(String mappingId, String holder, long epoch, Duration duration) {}
