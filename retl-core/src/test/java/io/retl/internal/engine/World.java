package io.retl.internal.engine;

import static io.retl.mapping.Expressions.column;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Mapping.OnSchemaChange;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.event.SyncListener;
import io.retl.internal.control.LeaseTerms;
import io.retl.internal.control.LoggedControlStore;
import io.retl.internal.control.MemoryControlStore;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.load.Ports;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Listeners;
import io.retl.internal.step.ManualClock;
import io.retl.internal.step.Step;
import io.retl.mapping.Expression;
import io.retl.sync.SyncResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;
import org.h2.jdbcx.JdbcDataSource;

/** All that a sync touches, in memory, and a stepper that runs syncs on the test's own thread. */
final class World {
    static final Duration LEASE = Duration.ofSeconds(30);
    private static final int MAX_STEPS = 100_000;

    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final ManualClock clock = new ManualClock();
    final MemoryWarehouse warehouse = new MemoryWarehouse();
    final ScriptedChannel channel = new ScriptedChannel(log);
    final LoggedControlStore control = new LoggedControlStore(new MemoryControlStore(clock::now), log);
    final QueueExecutor executor = new QueueExecutor();
    final List<SyncListener> listeners = new ArrayList<>();
    IntUnaryOperator order = QueueExecutor.OLDEST_FIRST;
    Limits limits = Limits.builder().build();
    Turns turns = new Turns(Integer.MAX_VALUE);
    Expression name = column("name");
    Set<Flaw> flaws = Set.of();
    ChangeKind[] trigger = ChangeKind.values();
    OnSchemaChange onSchemaChange = OnSchemaChange.RESEND;

    World() {}

    World(int rows) {
        warehouse.fill(rows);
    }

    SyncRun run() {
        return run("node-a", executor);
    }

    SyncRun run(String holder, Executor tasks) {
        Mapping mapping = mapping();
        return new SyncRun(
                mapping,
                PayloadMapping.of(FieldMapping.of(mapping.fields())),
                limits,
                ports(tasks),
                new LeaseTerms(holder, LEASE, channel.timeout()),
                turns);
    }

    Ports ports() {
        return ports(executor);
    }

    private Ports ports(Executor tasks) {
        return new Ports(
                clock,
                control,
                warehouse,
                channel,
                tasks,
                new Listeners(listeners, Runnable::run),
                new SplittableRandom(1),
                flaws);
    }

    SyncResult sync() {
        return finish(run());
    }

    /** Steps to the end; where the run waits, a task runs, and if there is none, time passes. */
    SyncResult finish(SyncRun run) {
        for (int step = 0; step < MAX_STEPS; step++) {
            Step done = run.step();
            switch (done.kind()) {
                case DONE -> {
                    return run.result();
                }
                case WORKED -> {}
                case WAITING -> pass(done);
            }
        }
        throw new AssertionError(
                "The sync does not end; the last it did was " + log.subList(Math.max(0, log.size() - 5), log.size()));
    }

    private void pass(Step waiting) {
        if (executor.size() > 0) {
            executor.runOne(order);
        } else {
            clock.advance(waiting.atMost().plusNanos(1));
        }
    }

    /** Steps until the run waits for a task, and lets none run. */
    void stepUntilItWaits(SyncRun run) {
        for (int step = 0; step < MAX_STEPS; step++) {
            if (run.step().kind() != Step.Kind.WORKED) {
                return;
            }
        }
        throw new AssertionError("The run never waits.");
    }

    /** Lets tasks run one by one until the channel has had so many requests, and steps on until the run waits. */
    void runUntilRequests(SyncRun run, int requests) {
        stepUntilItWaits(run);
        while (channel.requests.size() < requests) {
            executor.runOne(order);
            stepUntilItWaits(run);
        }
    }

    private Mapping mapping() {
        Source shop = Source.builder("shop").dataSource(new JdbcDataSource()).build();
        Model people = Model.builder("people")
                .source(shop)
                .query("SELECT id, name FROM people")
                .uniqueIdentifier("id")
                .build();
        Destination crm = Destination.builder("crm")
                .action("upsert", (payload, context) -> {})
                .build();
        return Mapping.builder("people-to-crm")
                .model(people)
                .destination(crm)
                .action("upsert")
                .trigger(trigger)
                .field("name", name)
                .onSchemaChange(onSchemaChange)
                .build();
    }
}
