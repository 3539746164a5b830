package io.retl.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.destination.spi.RecordResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several mappings onto one destination at once. */
@Timeout(60)
class PaceThreadsTest {
    private static final int MAPPINGS = 6;
    private static final int CALLS = 500;

    private final Pace pace = new Pace(
            Destination.builder("crm").type("webhook").maxConcurrency(3).build(), System::nanoTime);
    private final ExecutorService threads = Executors.newFixedThreadPool(MAPPINGS);
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void concurrencyHoldsOverAllMappingsAndEveryWaitEnds() throws Exception {
        CountDownLatch start = new CountDownLatch(MAPPINGS);
        List<Future<Integer>> mappings = new ArrayList<>();
        for (int mapping = 0; mapping < MAPPINGS; mapping++) {
            mappings.add(threads.submit(() -> {
                start.countDown();
                assertThat(start.await(30, TimeUnit.SECONDS)).isTrue();
                return send();
            }));
        }

        for (Future<Integer> mapping : mappings) {
            assertThat(mapping.get(30, TimeUnit.SECONDS)).isEqualTo(CALLS);
        }
        assertThat(most).hasValueBetween(1, 3);
        assertThat(onTheirWay).hasValue(0);
    }

    private int send() throws InterruptedException {
        Semaphore free = new Semaphore(0);
        int sent = 0;
        while (sent < CALLS) {
            if (pace.tryEnter(free::release).isZero()) {
                most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
                pace.answered(List.of(RecordResult.delivered()));
                onTheirWay.decrementAndGet();
                pace.leave();
                sent++;
            } else {
                assertThat(free.tryAcquire(30, TimeUnit.SECONDS)).as("woken").isTrue();
            }
        }
        return sent;
    }
}
