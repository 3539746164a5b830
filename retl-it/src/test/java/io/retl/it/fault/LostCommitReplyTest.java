package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.testkit.JdbcCall;
import io.retl.testkit.JdbcCall.Kind;
import io.retl.testkit.JdbcCall.Moment;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fold is committed, or not, and nobody is told which: the guard in the warehouse says it. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LostCommitReplyTest {
    @ParameterizedTest
    @EnumSource(Moment.class)
    void foldWhoseReplyIsLostIsCountedOnce(Moment moment) {
        try (MemoryWorld world = MemoryWorld.open(30);
                Retl retl = world.retl()) {
            retl.sync(PeopleSync.MAPPING).orThrow();
            world.people()
                    .run(
                            "UPDATE people SET name = 'later' WHERE id <= 3",
                            "DELETE FROM people WHERE id = 4",
                            "INSERT INTO people VALUES (31, 'p31')");
            world.dataSource().fail(1, moment, JdbcCall.of(Kind.COMMIT, "update", "checkpoints_", "records_"));

            SyncResult result = retl.sync(PeopleSync.MAPPING);

            assertThat(world.dataSource().failed()).as("%s", result).isNotNull();
            assertThat(result.loaded().delivered()).isEqualTo(5);
            Quiet.requireQuiet(retl, world.destination(), world.people());
            assertThat(world.people().state()).hasSize(30);
            assertThat(world.destination().rows()).isEqualTo(world.people().rows());
            assertThat(world.destination().log()).hasSize(35);
            assertThat(world.destination().duplicates()).isZero();
        }
    }
}
