package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Limits;
import io.retl.internal.control.SyncRow;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One thread steps whole syncs, whatever order their tasks run in. */
class SingleThreadedStepperTest {
    private static final int RANDOM_ORDERS = 30;

    private static World editedWorld() {
        World world = new World(60);
        world.channel.maxRecords = 7;
        world.channel.slots = 3;
        world.sync();
        world.channel.forget();
        IntStream.rangeClosed(1, 15).forEach(id -> world.warehouse.model.remove(MemoryWarehouse.id(id)));
        IntStream.rangeClosed(16, 30).forEach(id -> world.warehouse.model.put(MemoryWarehouse.id(id), "new"));
        IntStream.rangeClosed(61, 80).forEach(id -> world.warehouse.model.put(MemoryWarehouse.id(id), "n" + id));
        return world;
    }

    private static void assertWhole(World world, SyncResult result) {
        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(20, 15, 15, 0, 0));
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(20, 15, 15, 0, 0, 0, 0));
        assertThat(world.channel.view).isEqualTo(world.warehouse.model);
        assertThat(world.warehouse.records)
                .hasSize(65)
                .allSatisfy((id, stored) -> assertThat(stored.unconfirmed()).isNull());
        assertThat(world.channel.taken).isZero();
        assertThat(world.executor.size()).isZero();
        assertThat(world.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    void directExecutorRunsAWholeSync() {
        World world = editedWorld();

        SyncResult result = world.finish(world.run("node-a", Runnable::run));

        assertWhole(world, result);
    }

    @Test
    void resultIsTheSameInEveryOrderOfTasks() {
        assertWholeInOrder(QueueExecutor.OLDEST_FIRST);
        assertWholeInOrder(QueueExecutor.NEWEST_FIRST);
        for (int seed = 0; seed < RANDOM_ORDERS; seed++) {
            assertWholeInOrder(new Random(seed)::nextInt);
        }
    }

    private static void assertWholeInOrder(IntUnaryOperator order) {
        World world = editedWorld();
        world.order = order;
        assertWhole(world, world.sync());
    }

    @Test
    void deletesAreAnsweredBeforeAnotherChangeLeaves() {
        for (int seed = 0; seed < RANDOM_ORDERS; seed++) {
            World world = editedWorld();
            world.order = new Random(seed)::nextInt;

            world.sync();

            List<String> kinds = world.channel.sent().stream()
                    .map(sent -> sent.substring(0, sent.indexOf(' ')))
                    .toList();
            assertThat(kinds.subList(0, 15)).as("seed %s", seed).containsOnly("DELETED");
            assertThat(kinds.subList(15, 50)).as("seed %s", seed).doesNotContain("DELETED");
        }
    }

    @Test
    void otherChangesWaitForADeleteThatIsOnItsWay() {
        World world = editedWorld();
        world.channel.slots = 8;
        SyncRun run = world.run();
        world.runUntilRequests(run, 2);

        assertThat(world.channel.taken)
                .as("the third delete is on its way alone")
                .isEqualTo(1);
        world.runUntilRequests(run, 3);

        assertThat(world.channel.taken).as("now the others leave").isGreaterThan(1);
        world.finish(run);
    }

    @Test
    void rowsAreSentInTheOrderOfTheirNumbersWhenTasksRunInOrder() {
        World world = new World(25);

        world.sync();

        List<String> expected = IntStream.rangeClosed(1, 25)
                .mapToObj(id -> "ADDED " + MemoryWarehouse.id(id))
                .toList();
        assertThat(world.channel.sent()).containsExactlyElementsOf(expected);
    }

    @Test
    void nothingLeavesBeyondTheStoredMarksOrTheWindow() {
        for (int seed = 0; seed < RANDOM_ORDERS; seed++) {
            assertWindowIsKept(seed);
        }
    }

    private static void assertWindowIsKept(int seed) {
        World world = new World(200);
        world.limits = Limits.builder().window(20).build();
        world.channel.maxRecords = 4;
        world.channel.slots = 2;
        world.order = new Random(seed)::nextInt;
        Map<String, Long> numbers = new HashMap<>();
        Set<Long> sent = new HashSet<>();
        world.channel.beforeAnswer = payloads -> {
            world.warehouse
                    .deltas
                    .values()
                    .forEach(delta -> delta.forEach(staged ->
                            numbers.put(staged.row().recordId(), staged.row().seq())));
            SyncRow row = world.control.findLastSync("people-to-crm").orElseThrow();
            payloads.forEach(payload -> sent.add(numbers.get(payload.recordId())));
            long beyond =
                    sent.stream().filter(seq -> seq > row.deliveredThrough()).count();
            assertThat(sent).as("seed %s", seed).allMatch(seq -> seq <= row.reservedThrough());
            assertThat(beyond).as("seed %s", seed).isLessThanOrEqualTo(20);
            assertThat(row.reservedThrough() - row.deliveredThrough()).isLessThanOrEqualTo(20);
        };

        SyncResult result = world.sync();

        assertThat(result.loaded().deliveredAdded()).isEqualTo(200);
        assertThat(sent).hasSize(200);
    }

    @Test
    void marksAreWrittenOncePerHalfWindow() {
        World world = new World(400);
        world.limits = Limits.builder().window(100).build();

        world.sync();

        assertThat(world.log.stream().filter(line -> line.startsWith("marks"))).hasSize(9);
    }

    @Test
    void requestsAreAsFewAsTheBatchSizeAllows() {
        World world = new World(101);
        world.warehouse.pageRows = 13;

        world.sync();

        assertThat(world.channel.requests).hasSize(11);
        assertThat(world.channel.requests.stream().map(List::size)).containsOnly(10, 1);
    }
}
