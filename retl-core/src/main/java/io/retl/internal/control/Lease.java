package io.retl.internal.control;

import java.time.Duration;

/**
 * The right to run a mapping for a while.
 *
 * @param mappingId the mapping
 * @param holder who has it
 * @param epoch the fencing number; it grows at every acquisition
 * @param duration for how long it is good from its acquisition or last renewal
 * @param rest for how long from its acquisition a request of an earlier run may still be applied; rows whose outcome is
 *     unknown are not sent before; zero if there is no such request
 */
public record Lease(String mappingId, String holder, long epoch, Duration duration, Duration rest) {}
