package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The warehouse has no room for the delta, or none for the fold. The server itself reports it, with the SQLState of a full
 * disk, in the middle of retl's statement: a function does that while a table of the test says that the disk is full.
 */
@Tag("postgres")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class FullWarehouseTest {
    private static final int ROWS = 300;

    private final RealPostgres postgres = RealPostgres.open();
    private final KeyedDestination destination = KeyedDestination.open();
    private final People people = People.create(postgres.dataSource(), ROWS);

    @BeforeEach
    void makeDisk() {
        people.run("CREATE TABLE disk (is_full BOOLEAN)", "INSERT INTO disk VALUES (false)", """
                CREATE FUNCTION has_room() RETURNS BOOLEAN VOLATILE LANGUAGE plpgsql AS $$
                BEGIN
                  IF (SELECT is_full FROM disk) THEN
                    RAISE EXCEPTION 'could not extend file "base/1/2": No space left on device'
                      USING ERRCODE = 'disk_full';
                  END IF;
                  RETURN true;
                END $$""", """
                CREATE FUNCTION require_room() RETURNS TRIGGER LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM has_room();
                  RETURN NEW;
                END $$""");
    }

    @AfterEach
    void close() {
        destination.close();
        postgres.close();
    }

    private void setFull(boolean full) {
        people.run("UPDATE disk SET is_full = " + full);
    }

    @Test
    void syncWhoseDeltaHasNoRoomSendsNothingAndTheNextOneSendsAll() {
        PeopleSync sync = PeopleSync.into(destination.url())
                .query("SELECT id, name FROM people WHERE id < " + ROWS + " OR has_room()");
        try (Retl retl = sync.retl(postgres.source()).build()) {
            setFull(true);
            SyncResult full = retl.sync(PeopleSync.MAPPING);

            assertThat(full.status()).isEqualTo(SyncStatus.FAILED);
            assertThat(full.reason().orElseThrow().code()).isEqualTo(ErrorCode.WAREHOUSE);
            assertThat(full.reason().orElseThrow().message())
                    .contains("SQLState 53100")
                    .contains("No space left on device");
            assertThat(destination.requests()).isEmpty();
            assertThat(people.stateTables("delta_")).isEmpty();

            setFull(false);
            assertThat(retl.sync(PeopleSync.MAPPING).orThrow().loaded().deliveredAdded())
                    .isEqualTo(ROWS);
            Quiet.requireQuiet(retl, destination, people);
        }
    }

    @Test
    void syncWhoseFoldHasNoRoomKeepsWhatWasDeliveredForTheNextOne() {
        try (Retl retl =
                PeopleSync.into(destination.url()).retl(postgres.source()).build()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            people.run("CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON \"__segment_reverse_etl\".\"records_"
                    + PeopleSync.MAPPING + "\" FOR EACH STATEMENT EXECUTE FUNCTION require_room()");
            people.run("UPDATE people SET name = 'later' WHERE id <= 120");
            setFull(true);
            SyncResult full = retl.sync(PeopleSync.MAPPING);

            assertThat(full.status()).as("%s", full).isEqualTo(SyncStatus.FAILED);
            assertThat(full.reason().orElseThrow().code()).isEqualTo(ErrorCode.FOLD_FAILED);
            assertThat(full.reason().orElseThrow().message())
                    .startsWith("What was delivered is kept for the next sync to fold.")
                    .contains("SQLState 53100");
            assertThat(full.loaded().deliveredUpdated()).isEqualTo(120);
            assertThat(people.stateTables("delta_")).hasSize(1);

            setFull(false);
            SyncResult next = retl.sync(PeopleSync.MAPPING);
            assertThat(next.extracted().total()).as("%s", next).isZero();
            assertThat(destination.log()).hasSize(ROWS + 120);
            assertThat(destination.rows()).isEqualTo(people.rows());
            Quiet.requireQuiet(retl, destination, people);
        }
    }
}
