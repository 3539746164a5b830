package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.TcpProxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The network between retl and a database or a destination breaks in mid-load. */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BrokenNetworkTest {
    @Test
    void databaseConnectionsThatAreResetInMidLoadLoseNothing() {
        try (RealPostgres postgres = RealPostgres.open();
                TcpProxy network = TcpProxy.to(postgres.port());
                KeyedDestination destination = KeyedDestination.open()) {
            People people = People.create(postgres.dataSource(), 2_000);
            Source source = Source.builder("shop")
                    .dataSource(new DriverDataSource(postgres.jdbcUrl(network.port()), RealPostgres.ADMIN, ""))
                    .build();
            AtomicInteger requests = new AtomicInteger();
            destination.answer(batch -> {
                if (requests.incrementAndGet() == 9) {
                    network.reset();
                }
                return ScriptedServerAnswer.status(200);
            });
            try (Retl retl = PeopleSync.into(destination.url()).retl(source).build()) {
                SyncResult result = retl.sync(PeopleSync.MAPPING);
                for (int more = 0; more < 3 && result.status() != SyncStatus.SUCCEEDED; more++) {
                    result = retl.sync(PeopleSync.MAPPING);
                }

                assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
                assertThat(destination.rows()).isEqualTo(people.rows());
                assertThat(destination.duplicates()).isLessThanOrEqualTo(3 * 200);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    @Test
    void destinationBehindANetworkThatSwallowsEverythingIsUnknownAndThenRight() {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open();
                TcpProxy network = TcpProxy.to(destination.port())) {
            People people = People.create(postgres.dataSource(), 100);
            PeopleSync sync = PeopleSync.into(KeyedDestination.url(network.port()));
            try (Retl retl = sync.retl(postgres.source()).build()) {
                retl.sync(PeopleSync.MAPPING).orThrow();
                people.run("UPDATE people SET name = 'v2' WHERE id <= 10");
                network.blackHole();
                SyncResult swallowed = retl.sync(PeopleSync.MAPPING);
                assertThat(swallowed.loaded().unknown()).as("%s", swallowed).isEqualTo(10);

                network.reset();
                network.pass();
                people.run("UPDATE people SET name = 'p' || id WHERE id <= 5");
                retl.sync(PeopleSync.MAPPING).orThrow();

                assertThat(destination.rows()).isEqualTo(people.rows());
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }

    @Test
    void answersThatAreCutAreNotTakenAsAnswers() {
        try (RealPostgres postgres = RealPostgres.open();
                KeyedDestination destination = KeyedDestination.open();
                TcpProxy network = TcpProxy.to(destination.port())) {
            People people = People.create(postgres.dataSource(), 100);
            PeopleSync sync = PeopleSync.into(KeyedDestination.url(network.port()));
            try (Retl retl = sync.retl(postgres.source()).build()) {
                network.cutAfter(10);
                SyncResult cut = retl.sync(PeopleSync.MAPPING);
                assertThat(cut.loaded().delivered()).as("%s", cut).isZero();
                assertThat(cut.loaded().unknown()).isEqualTo(100);

                network.pass();
                retl.sync(PeopleSync.MAPPING).orThrow();

                assertThat(destination.rows()).isEqualTo(people.rows());
                assertThat(destination.messageIds("1").stream().distinct()).hasSize(1);
                Quiet.requireQuiet(retl, destination, people);
            }
        }
    }
}
