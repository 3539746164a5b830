package io.retl.it;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** A model that takes as long as a test wants, over a table of 2,000 people. */
final class SlowModel {
    static final int ROWS = 2_000;
    static final String MAPPING = "people-to-crm";

    /** What H2 waits for; a function of a database belongs to the class. */
    private static volatile CountDownLatch hurry = new CountDownLatch(1);

    private final String query;
    private final RecordingDestination crm = new RecordingDestination();

    private SlowModel(String query) {
        this.query = query;
    }

    /** On PostgreSQL: a minute, until {@code pace} says less. */
    static SlowModel onPostgres(DataSource dataSource) {
        SharedPostgres.run(
                dataSource,
                "CREATE TABLE people AS SELECT id, 'p' || id AS name FROM generate_series(1, " + ROWS + ") id",
                "CREATE TABLE pace AS SELECT 60.0 AS seconds");
        return new SlowModel("SELECT id, name FROM people, (SELECT pg_sleep(seconds) FROM pace) p");
    }

    /** On H2, which looks at every 128th row whether it is to go on: 20 seconds, until {@link #hurry}. */
    static SlowModel onH2(DataSource dataSource) {
        hurry = new CountDownLatch(1);
        SharedPostgres.run(
                dataSource,
                "CREATE TABLE people AS SELECT x AS \"id\", 'p' || x AS \"name\" FROM SYSTEM_RANGE(1, " + ROWS + ")",
                "CREATE ALIAS dawdle FOR '" + Pace.class.getName() + ".dawdle'");
        return new SlowModel("SELECT \"id\", \"name\" FROM people WHERE dawdle(\"id\")");
    }

    /** What H2 may call. */
    public static final class Pace {
        private Pace() {}

        /** Called for each row. */
        public static boolean dawdle(long id) throws InterruptedException {
            return hurry.await(10, TimeUnit.MILLISECONDS) || id > 0;
        }
    }

    /** From now on the model on H2 is fast. */
    static void hurry() {
        hurry.countDown();
    }

    /** From now on the model on PostgreSQL is fast. */
    static void hurry(DataSource dataSource) {
        SharedPostgres.run(dataSource, "UPDATE pace SET seconds = 0");
    }

    RecordingDestination crm() {
        return crm;
    }

    Retl.Builder retl(Source source) {
        return Retl.builder()
                .mapping(Mapping.builder(MAPPING)
                        .model(Model.builder("people")
                                .source(source)
                                .query(query)
                                .uniqueIdentifier("id")
                                .build())
                        .destination(Destination.builder("crm")
                                .action(new RecordingAction("send", crm))
                                .build())
                        .action("send")
                        .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED)
                        .field("name", Expressions.column("name"))
                        .build());
    }
}
