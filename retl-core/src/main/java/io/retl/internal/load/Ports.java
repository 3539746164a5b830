package io.retl.internal.load;

import io.retl.internal.control.ControlStore;
import io.retl.internal.delivery.Channel;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Listeners;
import io.retl.internal.warehouse.Warehouse;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * All that a sync touches outside itself.
 *
 * @param clock time
 * @param control leases, progress and failures
 * @param warehouse the mapping's side of the warehouse
 * @param channel the mapping's action
 * @param executor where tasks run; they may run at once on the calling thread
 * @param listeners who is told how it gets on
 * @param random where the jitter of waits comes from
 * @param flaws faults that a test planted; a host has none
 */
public record Ports(
        Clock clock,
        ControlStore control,
        Warehouse warehouse,
        Channel channel,
        Executor executor,
        Listeners listeners,
        RandomGenerator random,
        Set<Flaw> flaws) {}
