package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.testkit.ScriptedServerAnswer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every transition of a row has an id of its own, so that a destination may drop what it has seen. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TransitionIdsTest {
    @Test
    void thereAndBackAgainAreThreeTransitions() {
        try (MemoryWorld world = MemoryWorld.open(10);
                Retl retl = world.retl()) {
            world.destination().dropRepeated();
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("UPDATE people SET name = 'B' WHERE id = 1");
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("UPDATE people SET name = 'p1' WHERE id = 1");
            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().messageIds("1")).hasSize(3).doesNotHaveDuplicates();
            assertThat(world.destination().rows()).containsEntry("1", "p1");
        }
    }

    @Test
    void changeWithoutAnAnswerKeepsItsIdUntilItIsAnswered() {
        try (MemoryWorld world = MemoryWorld.open(10);
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("UPDATE people SET name = 'B' WHERE id = 1");
            assertThat(syncWithoutAnswer(world, retl).loaded().unknown()).isEqualTo(1);
            assertThat(syncWithoutAnswer(world, retl).loaded().unknown()).isEqualTo(1);
            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().messageIds("1")).hasSize(4);
            assertThat(world.destination().messageIds("1").stream().distinct()).hasSize(2);
            assertThat(world.destination().duplicates()).isEqualTo(2);
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void attemptsOfOneSyncHaveOneId() {
        try (MemoryWorld world = MemoryWorld.open(10).with(sync -> sync.attempts(3));
                Retl retl = world.retl()) {
            world.destination().answer(batch -> {
                world.destination().behave();
                return ScriptedServerAnswer.reset();
            });

            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().log()).hasSize(20);
            assertThat(world.destination().messageIds("1").stream().distinct()).hasSize(1);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
        }
    }

    @Test
    void rowThatIsAddedDeletedAndAddedAgainWithoutAnswersIsThereInTheEnd() {
        try (MemoryWorld world = MemoryWorld.open(10);
                Retl retl = world.retl()) {
            world.destination().dropRepeated();
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("INSERT INTO people VALUES (11, 'p11')");
            assertThat(syncWithoutAnswer(world, retl).loaded().unknown()).isEqualTo(1);
            world.people().run("DELETE FROM people WHERE id = 11");
            assertThat(syncWithoutAnswer(world, retl).loaded().unknown()).isEqualTo(1);
            assertThat(world.destination().rows()).doesNotContainKey("11");
            world.people().run("INSERT INTO people VALUES (11, 'p11')");
            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            assertThat(world.destination().messageIds("11")).hasSize(3).doesNotHaveDuplicates();
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    @Test
    void deleteThatIsTakenBackAfterALostAnswerIsTakenBackAtTheDestination() {
        try (MemoryWorld world = MemoryWorld.open(10);
                Retl retl = world.retl()) {
            world.destination().dropRepeated();
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("DELETE FROM people WHERE id = 3");
            assertThat(syncWithoutAnswer(world, retl).loaded().unknown()).isEqualTo(1);
            world.people().run("INSERT INTO people VALUES (3, 'p3')");
            retl.sync(PeopleSync.MAPPING).orThrow();

            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            Quiet.requireQuiet(retl, world.destination(), world.people());
        }
    }

    /** The destination applies everything and says nothing; so much time passes that it cannot do so later. */
    private static SyncResult syncWithoutAnswer(MemoryWorld world, Retl retl) {
        world.destination().answer(batch -> ScriptedServerAnswer.reset());
        SyncResult result = retl.sync(PeopleSync.MAPPING);
        world.destination().behave();
        world.people().expireLease();
        return result;
    }
}
