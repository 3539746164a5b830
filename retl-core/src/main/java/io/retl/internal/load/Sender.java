package io.retl.internal.load;

import io.retl.ErrorCode;
import io.retl.Mapping;
import io.retl.destination.spi.DeliveryContext;
import io.retl.internal.control.LeaseKeeper;
import io.retl.internal.control.LeaseLostException;
import io.retl.internal.delivery.Channel;
import io.retl.internal.delivery.Outcome;
import io.retl.internal.step.Clock;
import io.retl.internal.step.Flaw;
import io.retl.internal.step.Tasks;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends attempts, and decides from the answers what is sent again, when, or not at all. Not thread-safe; calls run as tasks.
 *
 * <p>Invariant: a record is in one attempt at a time until it has its outcome, which {@link Verdicts} gives.
 */
final class Sender {
    private final Mapping mapping;
    private final Channel channel;
    private final DeliveryContext context;
    private final Clock clock;
    private final LeaseKeeper lease;
    private final Tasks tasks;
    private final Set<Flaw> flaws;
    private final Verdicts verdicts;
    private final Consumer<Stop> stop;
    private final Backoff backoff;
    private final RetryQueue queue = new RetryQueue();
    private final Credentials credentials = new Credentials();
    private @Nullable Long unansweredUntil;
    private boolean stopped;

    /**
     * A sender.
     *
     * @param stop told why the sync is to stop
     */
    Sender(LoadContext load, Verdicts verdicts, Consumer<Stop> stop) {
        Ports ports = load.ports();
        this.mapping = load.mapping();
        this.channel = ports.channel();
        this.context = channel.context(mapping.id(), load.sync().number());
        this.clock = ports.clock();
        this.lease = load.lease();
        this.tasks = load.tasks();
        this.flaws = ports.flaws();
        this.verdicts = verdicts;
        this.stop = stop;
        this.backoff = new Backoff(channel.retryPolicy(), ports.random());
    }

    /** Whether nothing may leave now, because credentials are being had. */
    boolean isBlocked() {
        return credentials.isRefreshing();
    }

    /** The attempts that wait to leave. */
    RetryQueue queue() {
        return queue;
    }

    /** How long from now a request that was never answered may still be applied; zero if none may. */
    Duration rest() {
        Long until = unansweredUntil;
        return until == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - clock.nanos()));
    }

    /** Sends an attempt, for which a slot was taken. */
    void send(Attempt attempt) {
        attempt.useCredentials(credentials.generation());
        verdicts.sent(attempt);
        tasks.start(() -> call(attempt), outcomes -> answered(attempt, outcomes), failure -> unsent(attempt, failure));
    }

    /** Runs as a task. The slot is given back here, because a run that has ended reads no answer. */
    private List<Outcome> call(Attempt attempt) {
        try {
            lease.requireGood(); // the task may have waited long for a thread
            attempt.depart(clock.nanos());
            return channel.send(attempt.delivery(flaws), context);
        } finally {
            channel.leave();
        }
    }

    private void answered(Attempt attempt, List<Outcome> outcomes) {
        Batch batch = attempt.batch();
        List<Integer> again = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        List<Integer> unauthorised = new ArrayList<>();
        List<Integer> leftOver = new ArrayList<>();
        boolean progress = outcomes.stream().anyMatch(outcome -> outcome.kind() == Outcome.Kind.DELIVERED);
        boolean unreachable = false;
        for (int place = 0; place < attempt.indexes().size(); place++) {
            int index = attempt.indexes().get(place);
            Outcome outcome = outcomes.get(place);
            switch (outcome.kind()) {
                case DELIVERED -> {
                    credentials.accepted(attempt);
                    verdicts.delivered(attempt, index);
                }
                case REJECTED -> {
                    if (outcome.isRefusedRequest()) {
                        refused.add(index);
                    } else {
                        verdicts.rejected(batch, index, outcome);
                    }
                }
                case UNKNOWN -> {
                    batch.applyPerhaps(index);
                    if (outcome.httpStatus().isEmpty()) {
                        unanswered(attempt);
                    }
                    if (!isSpent(attempt)) {
                        again.add(index);
                    } else {
                        verdicts.leave(batch, index, ErrorCode.OUTCOME_UNKNOWN, outcome.reason());
                    }
                }
                case NOT_SENT -> {
                    if (progress && outcome.scope() == Outcome.Scope.RECORD) {
                        leftOver.add(index);
                    } else if (!isSpent(attempt)) {
                        again.add(index);
                    } else {
                        verdicts.leave(batch, index, ErrorCode.NOT_SENT, outcome.reason());
                        unreachable |= outcome.scope() == Outcome.Scope.REQUEST;
                    }
                }
                case CREDENTIAL -> unauthorised.add(index);
                case CONFIGURATION -> {
                    verdicts.leave(batch, index, ErrorCode.DESTINATION_CONFIGURATION, outcome.reason());
                    stop.accept(paused(ErrorCode.DESTINATION_CONFIGURATION, "is set up wrongly"));
                }
            }
        }
        refused(attempt, refused, outcomes);
        unauthorised(attempt, unauthorised, outcomes);
        if (!leftOver.isEmpty()) { // the destination takes records, if not all at once; so this is no failed try
            queue.addLater(attempt.part(leftOver, clock.nanos() + backoff.delay(1)));
        }
        if (!again.isEmpty()) {
            queue.addLater(attempt.again(again, clock.nanos() + backoff.delay(attempt.number())));
        }
        if (unreachable) {
            stop.accept(new Stop(
                    SyncStatus.PARTIAL,
                    ErrorCode.DESTINATION_UNAVAILABLE,
                    "Destination '%s' took nothing in %s attempts; its words stand with the failed records. The rest is left for the next sync."
                            .formatted(mapping.destination().id(), attempt.number())));
        }
        decide();
        if (stopped) {
            dropWaiting();
        }
    }

    private void unanswered(Attempt attempt) {
        long until = attempt.began() + channel.timeout().toNanos();
        attempt.batch().unansweredUntil(until);
        Long known = unansweredUntil;
        unansweredUntil = known == null || known - until < 0 ? Long.valueOf(until) : known;
    }

    private boolean isSpent(Attempt attempt) {
        return backoff.isSpent(attempt.number(), Duration.ofNanos(clock.nanos() - attempt.firstBegan()));
    }

    /** A refused request of several records says nothing about one of them: it is sent again in halves. */
    private void refused(Attempt attempt, List<Integer> refused, List<Outcome> outcomes) {
        if (refused.size() == 1) {
            int index = refused.get(0);
            verdicts.rejected(
                    attempt.batch(), index, outcomes.get(attempt.indexes().indexOf(index)));
        } else if (!refused.isEmpty()) {
            long now = clock.nanos();
            if (verdicts.keep(attempt.part(refused, now))) {
                return;
            }
            int half = refused.size() / 2;
            queue.addPart(attempt.part(refused.subList(half, refused.size()), now));
            queue.addPart(attempt.part(refused.subList(0, half), now));
        }
    }

    private void unauthorised(Attempt attempt, List<Integer> refused, List<Outcome> outcomes) {
        if (refused.isEmpty()) {
            return;
        }
        Attempt again = attempt.again(refused, clock.nanos());
        again.refuse(attempt);
        switch (credentials.refused(attempt, again)) {
            case SEND_AGAIN -> queue.addPart(again);
            case WAIT -> {}
            case REFRESH ->
                tasks.start(
                        () -> channel.refreshCredentials(context),
                        this::refreshed,
                        failure -> refreshed(Outcome.of(Outcome.Kind.CREDENTIAL, String.valueOf(failure))));
            case STOP -> {
                String reason =
                        outcomes.get(attempt.indexes().indexOf(refused.get(0))).reason();
                verdicts.leave(List.of(again), ErrorCode.DESTINATION_CREDENTIALS, reason);
                stop.accept(paused(ErrorCode.DESTINATION_CREDENTIALS, "refused the credentials"));
            }
        }
    }

    private void refreshed(Outcome outcome) {
        if (outcome.kind() == Outcome.Kind.DELIVERED) {
            credentials.refreshed();
            credentials.removeRefused().forEach(queue::addPart);
        } else {
            credentials.notRefreshed();
            verdicts.leave(credentials.removeRefused(), ErrorCode.DESTINATION_CREDENTIALS, outcome.reason());
            stop.accept(paused(ErrorCode.DESTINATION_CREDENTIALS, "refused the credentials"));
        }
        if (stopped) {
            dropWaiting();
        }
    }

    /** Once it is clear that no record is to blame, the sync stops. */
    private void decide() {
        if (verdicts.decide(queue::addPart)) {
            stop.accept(paused(ErrorCode.DESTINATION_CONFIGURATION, "refused every record of the first batch alike"));
        }
    }

    /** The call was not begun, because the executor refused the task or the lease ended; or it broke, which is unknown. */
    private void unsent(Attempt attempt, Throwable failure) {
        boolean departed = attempt.hasDeparted();
        if (departed) {
            unanswered(attempt);
        }
        attempt.indexes().forEach(index -> {
            if (departed) {
                attempt.batch().applyPerhaps(index);
            }
            verdicts.leave(
                    attempt.batch(),
                    index,
                    departed ? ErrorCode.OUTCOME_UNKNOWN : ErrorCode.NOT_SENT,
                    departed ? "The call broke with " + failure.getClass().getName() + "." : "It was not sent.");
        });
        if (failure instanceof LeaseLostException lost) {
            throw lost;
        }
        if (!departed) {
            channel.leave(); // the task that would have done so never ran
        }
        if (!departed && failure instanceof RejectedExecutionException) {
            stop.accept(new Stop(
                    SyncStatus.CANCELLED,
                    ErrorCode.CANCELLED,
                    "Mapping '%s': the executor takes no more tasks (%s). The rest is left for the next sync."
                            .formatted(mapping.id(), failure.getClass().getSimpleName())));
        }
        decide();
        if (stopped) {
            dropWaiting();
        }
    }

    /** Nothing more is sent: what waits gets its outcome now, what is on its way when it is answered. */
    void stop() {
        stopped = true;
        verdicts.acquit();
        decide();
        dropWaiting();
    }

    private void dropWaiting() {
        verdicts.leave(queue.removeAll(), ErrorCode.NOT_SENT, "It was not sent again, because the sync stopped.");
        if (!credentials.isRefreshing()) {
            verdicts.leave(credentials.removeRefused(), ErrorCode.DESTINATION_CREDENTIALS, "The sync stopped.");
        }
        verdicts.leaveLate();
    }

    private Stop paused(ErrorCode code, String what) {
        return new Stop(
                SyncStatus.PAUSED,
                code,
                "Destination '%s' %s; its words stand with the failed records. The rest is left for the next sync."
                        .formatted(mapping.destination().id(), what));
    }
}
