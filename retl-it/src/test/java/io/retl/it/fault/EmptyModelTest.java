package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model that returns far fewer rows than before is more often a mistake than a wish. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EmptyModelTest {
    @Test
    void emptyModelPausesAndGoesOnOnceTheRowsAreBack() {
        try (MemoryWorld world = MemoryWorld.open(300);
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("DELETE FROM people");

            SyncResult paused = retl.sync(PeopleSync.MAPPING);

            requirePaused(paused);
            assertThat(world.destination().rows()).hasSize(300);

            world.people().add(1, 300);
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void approvalFromAnotherProcessLetsThatManyDeletesPassAndNoMore() {
        try (MemoryWorld world = MemoryWorld.open(300);
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("DELETE FROM people WHERE id <= 150");
            requirePaused(retl.sync(PeopleSync.MAPPING));
            try (Retl another = world.retl()) {
                another.approve(PeopleSync.MAPPING);
            }
            world.people().run("DELETE FROM people WHERE id = 151");
            requirePaused(retl.sync(PeopleSync.MAPPING));
            assertThat(world.destination().rows()).hasSize(300);

            retl.approve(PeopleSync.MAPPING);
            SyncResult approved = retl.sync(PeopleSync.MAPPING);

            assertThat(approved.status()).as("%s", approved).isEqualTo(SyncStatus.SUCCEEDED);
            assertThat(approved.loaded().deliveredDeleted()).isEqualTo(151);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());

            world.people().run("DELETE FROM people WHERE id <= 270");
            requirePaused(retl.sync(PeopleSync.MAPPING));
        }
    }

    @Test
    void approvalFromAnotherProcessIsEnough() {
        try (MemoryWorld world = MemoryWorld.open(300);
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("DELETE FROM people");
            requirePaused(retl.sync(PeopleSync.MAPPING));
            try (Retl another = world.retl()) {
                another.approve(PeopleSync.MAPPING);
            }

            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().rows()).isEmpty();
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    private static void requirePaused(SyncResult result) {
        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.MASS_DELETE);
        assertThat(result.loaded().delivered()).isZero();
    }
}
