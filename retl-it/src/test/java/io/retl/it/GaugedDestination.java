package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.mapping.Expressions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A destination of mappings with one row each, so that it knows how many syncs send at the same time. Thread-safe. It holds
 * its answers back until as many are there as a test wants.
 */
final class GaugedDestination {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();
    private final CountDownLatch full;
    private final CountDownLatch answers = new CountDownLatch(1);

    /**
     * Answers nothing yet.
     *
     * @param syncs how many {@link #awaitFull} waits for
     */
    GaugedDestination(int syncs) {
        this.full = new CountDownLatch(syncs);
    }

    /** Answers from now on. */
    GaugedDestination answer() {
        answers.countDown();
        return this;
    }

    /** Waits until so many syncs send at the same time. */
    void awaitFull() throws InterruptedException {
        assertThat(full.await(20, TimeUnit.SECONDS)).as("as many syncs send").isTrue();
    }

    /** The most syncs that sent at the same time. */
    int most() {
        return most.get();
    }

    int records() {
        return records.get();
    }

    /** Mappings {@code m1} and on of the same model, which has one row. */
    Retl.Builder retl(Source source, int mappings) {
        Model model = Model.builder("people")
                .source(source)
                .query("SELECT 1 AS id, 'Ada' AS name")
                .uniqueIdentifier("id")
                .build();
        Destination crm = Destination.builder("crm")
                .maxConcurrency(1_024)
                .action("send", (payload, context) -> take())
                .build();
        Retl.Builder retl = Retl.builder();
        IntStream.rangeClosed(1, mappings)
                .forEach(number -> retl.mapping(Mapping.builder("m" + number)
                        .model(model)
                        .destination(crm)
                        .action("send")
                        .field("name", Expressions.column("name"))
                        .build()));
        return retl;
    }

    private void take() throws InterruptedException {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        full.countDown();
        answers.await();
        records.incrementAndGet();
        inside.decrementAndGet();
    }
}
