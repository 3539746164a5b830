package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.ScriptedServerAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The control store is an H2 file, and the process that owns it is killed in mid-load. Before a row leaves, a mark that
 * covers it is committed; so after the kill the file must cover every row that arrived.
 */
@Tag("postgres")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledControlFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WINDOW = 200;

    /** A kill that comes right after H2 has written its file loses nothing; so many in a row do not. */
    private static final int TRIES = 5;

    @TempDir
    private Path directory;

    @Test
    void marksInTheFileOutliveTheKillBecauseRetlSetsIt() throws InterruptedException {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 2_000);
            PeopleSync sync = PeopleSync.into(destination.url()).window(WINDOW);
            String file = url(0);
            killInMidLoad(postgres, sync, destination, "control=" + file);

            assertThat(lostRows(file, destination)).isZero();
            try (Retl retl = sync.retl(postgres.source())
                    .controlStore(PeopleSync.controlFile(file))
                    .build()) {
                SyncResult next = retl.sync(PeopleSync.MAPPING);

                assertThat(next.status()).as("%s", next).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(destination.duplicates()).isLessThanOrEqualTo(WINDOW);
                assertThat(destination.rows()).isEqualTo(people.rows());
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    /** The test above would find it if retl did not set it. */
    @Test
    void marksInAFileThatIsWrittenLaterAreLostWithTheKill() throws InterruptedException {
        long lost = 0;
        for (int attempt = 1; attempt <= TRIES && lost == 0; attempt++) {
            try (RealPostgres postgres = RealPostgres.open();
                    KeyedDestination destination = KeyedDestination.open()) {
                People.create(postgres.dataSource(), 2_000);
                PeopleSync sync = PeopleSync.into(destination.url()).window(WINDOW);
                String file = url(attempt);
                killInMidLoad(postgres, sync, destination, "careless=" + file + ";DB_CLOSE_DELAY=-1");

                lost = lostRows(file, destination);
            }
        }

        assertThat(lost).as("rows that arrived beyond the stored mark").isPositive();
    }

    private String url(int number) {
        return "jdbc:h2:" + directory.resolve("control" + number);
    }

    private static void killInMidLoad(
            RealPostgres postgres, PeopleSync sync, KeyedDestination destination, String control)
            throws InterruptedException {
        CompletableFuture<ChildProcess> started = new CompletableFuture<>();
        AtomicInteger requests = new AtomicInteger();
        destination.answer(batch -> {
            if (requests.incrementAndGet() == 16) {
                started.join().kill();
            }
            return ScriptedServerAnswer.status(200);
        });
        try (ChildProcess child = ChildProcess.start(postgres, sync, 1, control)) {
            started.complete(child);
            assertThat(child.endsWithin(PATIENCE)).as("%s", child.lines()).isTrue();
            assertThat(child.lines()).containsExactly(SyncChild.READY);
        }
        destination.behave();
    }

    /** How many rows arrived that the file does not know to have left. The rows of a first sync have the numbers from 1. */
    private static long lostRows(String file, KeyedDestination destination) {
        People control = People.controlStore(new DriverDataSource(file, "sa", ""));
        List<List<String>> marks = control.stateTables("control_syncs").isEmpty()
                ? List.of()
                : control.query("SELECT reserved_through FROM \"__segment_reverse_etl\".\"control_syncs\"");
        long reserved = marks.isEmpty() ? 0 : Long.parseLong(marks.get(0).get(0));
        return Math.max(0, destination.log().size() - reserved);
    }
}
