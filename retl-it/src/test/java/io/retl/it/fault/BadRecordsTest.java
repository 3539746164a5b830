package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The destination says no to a whole batch because of one record in it, and does not say which. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class BadRecordsTest {
    @Test
    void onlyTheBadRecordsAreListedAndTheyAreDeliveredOnceCorrected() {
        try (MemoryWorld world = MemoryWorld.open(1_000).with(sync -> sync.batch(100));
                Retl retl = world.retl()) {
            world.people().run("UPDATE people SET name = 'bad' WHERE id IN (12, 500, 987)");
            world.destination()
                    .refuse(batch -> batch.stream().anyMatch(record -> "bad".equals(record.name()))
                            ? ScriptedServerAnswer.status(400)
                            : null);

            SyncResult result = retl.sync(PeopleSync.MAPPING);

            assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.PARTIAL);
            assertThat(result.loaded().delivered()).isEqualTo(997);
            assertThat(result.loaded().rejected()).isEqualTo(3);
            assertThat(result.failedRecords())
                    .extracting(FailedRecord::recordId)
                    .containsExactlyInAnyOrder("12", "500", "987");
            assertThat(result.failedRecords()).extracting(FailedRecord::code).containsOnly(ErrorCode.RECORD_REJECTED);
            assertThat(world.destination().log()).hasSize(997);
            assertThat(world.destination().requests()).hasSizeLessThan(10 + 3 * 2 * 8);

            world.people().run("UPDATE people SET name = 'good' WHERE name = 'bad'");
            SyncResult corrected = retl.sync(PeopleSync.MAPPING);

            assertThat(corrected.status()).as("%s", corrected).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(corrected.loaded().delivered()).isEqualTo(3);
            assertThat(world.destination().log()).hasSize(1_000);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void recordThatMayHaveBeenAppliedIsNotTakenAsRefused() {
        try (MemoryWorld world = MemoryWorld.open(30).with(sync -> sync.attempts(2));
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("UPDATE people SET name = 'v2' WHERE id = 7");
            world.destination().answer(batch -> {
                world.destination().refuse(again -> ScriptedServerAnswer.status(409));
                return ScriptedServerAnswer.reset();
            });

            SyncResult result = retl.sync(PeopleSync.MAPPING);

            assertThat(result.loaded().unknown()).as("%s", result).isEqualTo(1);
            assertThat(result.loaded().rejected()).isZero();
            assertThat(world.destination().rows()).containsEntry("7", "v2");

            world.people().run("UPDATE people SET name = 'p7' WHERE id = 7");
            world.destination().behave();
            world.people().expireLease();
            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }
}
