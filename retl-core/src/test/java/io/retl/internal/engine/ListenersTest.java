package io.retl.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.event.PhaseEvent;
import io.retl.event.ProgressEvent;
import io.retl.event.SyncListener;
import io.retl.internal.delivery.Outcome;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    /** Notes what it is told. */
    private static final class Noted implements SyncListener {
        private final List<String> events = new ArrayList<>();

        @Override
        public void onPhase(PhaseEvent event) {
            events.add(event.mappingId() + " #" + event.syncNumber() + " " + event.phase());
        }

        @Override
        public void onProgress(ProgressEvent event) {
            events.add(event.mappingId() + " #" + event.syncNumber() + " " + event.done() + "/" + event.total());
        }
    }

    @Test
    void listenerIsToldThePhasesAndEveryAnswer() {
        World world = new World(5);
        world.channel.maxRecords = 2;
        Noted noted = new Noted();
        world.listeners.add(noted);

        world.sync();

        assertThat(noted.events)
                .containsExactly(
                        "people-to-crm #1 EXTRACT",
                        "people-to-crm #1 LOAD",
                        "people-to-crm #1 2/5",
                        "people-to-crm #1 4/5",
                        "people-to-crm #1 5/5",
                        "people-to-crm #1 FOLD");
    }

    @Test
    void recordsThatAreNeverSentCountAsDone() {
        World world = new World(3);
        world.channel.answer = payload -> Outcome.of(Outcome.Kind.REJECTED, "no");
        Noted noted = new Noted();
        world.listeners.add(noted);

        world.sync();

        assertThat(noted.events).contains("people-to-crm #1 3/3");
    }

    @Test
    void listenerThatThrowsDoesNotDisturbTheSyncOrTheOthers() {
        World world = new World(3);
        Noted noted = new Noted();
        world.listeners.add(new SyncListener() {
            @Override
            public void onPhase(PhaseEvent event) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onProgress(ProgressEvent event) {
                throw new NoClassDefFoundError("gone");
            }
        });
        world.listeners.add(noted);

        assertThat(world.sync().status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(noted.events).contains("people-to-crm #1 FOLD");
    }
}
