package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.ScriptedServerAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two processes on one control store sync the same mappings: each mapping by one of them at a time. */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ManyMappingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAPPINGS = 50;
    private static final int ROWS = 20;
    private static final String SYNCS = "\"__segment_reverse_etl\".\"control_syncs\"";

    @Test
    void everyMappingIsSyncedByOneProcessAtATimeAndSendsEachRowOnce() throws InterruptedException {
        List<String> ids = new ArrayList<>(IntStream.rangeClosed(1, MAPPINGS)
                .mapToObj(number -> "m" + number)
                .toList());
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), ROWS);
            PeopleSync sync = PeopleSync.into(destination.url()).attempts(1_000);
            CountDownLatch sending = new CountDownLatch(1);
            destination.refuse(batch -> {
                sending.countDown();
                return ScriptedServerAnswer.status(429);
            });
            List<String> results = new ArrayList<>();
            try (ChildProcess first = start(postgres, sync, ids)) {
                await(sending);
                Collections.rotate(ids.subList(1, MAPPINGS), MAPPINGS / 2);
                try (ChildProcess second = start(postgres, sync, ids)) {
                    assertThat(second.awaitLine(2, PATIENCE)).startsWith(SyncChild.BUSY + "Mapping 'm1': ");
                    destination.behave();
                    List<String> ofFirst = first.awaitResults(PATIENCE);
                    List<String> ofSecond = second.awaitResults(PATIENCE);
                    assertThat(ofFirst).as("work of the first").anyMatch(line -> line.contains("delivered"));
                    assertThat(ofSecond).as("work of the second").anyMatch(line -> line.contains("delivered"));
                    results.addAll(ofFirst);
                    results.addAll(ofSecond);
                }
            }

            assertThat(results).hasSize(4 * MAPPINGS).allMatch(ManyMappingsTest::isGood);
            assertThat(destination.log()).hasSize(MAPPINGS * ROWS);
            assertThat(destination.duplicates()).isZero();
            assertThat(destination.rows()).isEqualTo(people.rows());
            assertThat(overlaps(people))
                    .as("syncs of one mapping at the same time")
                    .isEmpty();
            assertThat(people.query(
                            "SELECT mapping_id FROM " + SYNCS + " WHERE status <> 'SUCCEEDED' OR status IS NULL"))
                    .isEmpty();
            assertThat(people.stateTables("records_")).hasSize(MAPPINGS);
            assertThat(people.stateTables("delta_")).isEmpty();
        }
    }

    /** Twice through all mappings. */
    private static ChildProcess start(RealPostgres postgres, PeopleSync sync, List<String> mappings) {
        return ChildProcess.start(postgres, sync, 2, "mappings=" + String.join(",", mappings));
    }

    private static boolean isGood(String line) {
        return line.startsWith("SUCCEEDED - ") || line.startsWith(SyncChild.BUSY);
    }

    /** By the clock of the control store, which wrote all of these times. */
    private static List<List<String>> overlaps(People people) {
        return people.query("SELECT a.mapping_id, a.sync_number, b.sync_number FROM " + SYNCS + " a JOIN " + SYNCS
                + " b ON a.mapping_id = b.mapping_id AND a.sync_number < b.sync_number"
                + " WHERE b.began_at < a.ended_at OR b.epoch <= a.epoch");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
