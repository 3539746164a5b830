package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table below a model of {@code SELECT *} changes its columns: a load that runs goes on, the next sync sends every row. */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ChangedColumnsTest {
    private static final int ROWS = 300;

    /** More than the executions after which the driver keeps a plan of a statement on the server. */
    private static final int USUAL_SYNCS = 7;

    /** What somebody does to the table. */
    private enum Change {
        ADDED("ALTER TABLE people ADD COLUMN city VARCHAR(40) DEFAULT 'Rome'"),
        DROPPED("ALTER TABLE people DROP COLUMN town"),
        RETYPED("ALTER TABLE people ALTER COLUMN town TYPE INTEGER USING town::INTEGER"),
        RENAMED("ALTER TABLE people RENAME COLUMN town TO place");

        private final String sql;

        Change(String sql) {
            this.sql = sql;
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void columnsThatChangeBetweenSyncsResendEveryRow(Change change) {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = people(postgres);
            try (Retl retl = retl(postgres, destination)) {
                for (int sync = 0; sync < USUAL_SYNCS; sync++) {
                    retl.sync(PeopleSync.MAPPING).orThrow();
                }
                people.run(change.sql);

                requireResent(retl, destination, people);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void columnsThatChangeInMidLoadDisturbOnlyTheNextSync(Change change) {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open()) {
            People people = people(postgres);
            AtomicInteger requests = new AtomicInteger();
            destination.answer(batch -> {
                if (requests.incrementAndGet() == 2) {
                    people.run(change.sql);
                }
                return ScriptedServerAnswer.status(200);
            });
            try (Retl retl = retl(postgres, destination)) {
                SyncResult result = retl.sync(PeopleSync.MAPPING).orThrow();

                assertThat(result.loaded().deliveredAdded()).isEqualTo(ROWS);
                assertThat(destination.log()).hasSize(ROWS);
                assertThat(destination.rows()).isEqualTo(people.rows());
                requireResent(retl, destination, people);
            }
        }
    }

    private static People people(RealPostgres postgres) {
        People people = People.create(postgres.dataSource(), ROWS);
        people.run("ALTER TABLE people ADD COLUMN town VARCHAR(40)", "UPDATE people SET town = '7'");
        return people;
    }

    /** retl keeps the connections, and what the driver remembers of a statement with them. */
    private static Retl retl(RealPostgres postgres, KeyedDestination destination) {
        Source source = Source.builder("shop")
                .jdbcUrl(postgres.jdbcUrl())
                .user(RealPostgres.ADMIN)
                .build();
        return PeopleSync.into(destination.url())
                .query("SELECT * FROM people")
                .retl(source)
                .build();
    }

    private static void requireResent(Retl retl, KeyedDestination destination, People people) {
        SyncResult result = retl.sync(PeopleSync.MAPPING).orThrow();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(0, ROWS, 0, 0, 0));
        assertThat(result.loaded().deliveredUpdated()).isEqualTo(ROWS);
        assertThat(destination.rows()).isEqualTo(people.rows());
        assertThat(destination.duplicates()).isZero();
        Quiet.requireQuiet(retl, destination, people);
    }
}
