package io.retl.testkit.contract;

import static io.retl.destination.spi.ChangeKind.ADDED;
import static io.retl.destination.spi.ChangeKind.DELETED;
import static io.retl.destination.spi.ChangeKind.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mapping takes, and what happens to what it does not take. */
abstract class TriggerTests {
    abstract Scene scene();

    static Stream<Set<ChangeKind>> triggers() {
        return Stream.of(
                Set.of(ADDED),
                Set.of(UPDATED),
                Set.of(DELETED),
                Set.of(ADDED, UPDATED),
                Set.of(ADDED, DELETED),
                Set.of(UPDATED, DELETED),
                Set.of(ADDED, UPDATED, DELETED));
    }

    @ParameterizedTest(name = "trigger {0}")
    @MethodSource("triggers")
    @DisplayName("a mapping gets exactly the kinds of change that it takes; the others are folded as seen")
    void mappingGetsExactlyWhatItTakes(Set<ChangeKind> trigger) {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).trigger(trigger).build();

        step(
                rig,
                trigger,
                List.of(
                        "ADDED 1 Ada|London",
                        "ADDED 2 Bob|Paris",
                        "ADDED 3 Cem|Ankara",
                        "ADDED 4 Dai|Cardiff",
                        "ADDED 5 Eva|Praha"));
        scene().run(
                        "INSERT INTO " + people + " VALUES (6, 'Fay', 'Oslo')",
                        "UPDATE " + people + " SET city = 'Lyon' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 3");
        step(rig, trigger, List.of("ADDED 6 Fay|Oslo", "UPDATED 2 Bob|Lyon", "DELETED 3 null|null"));
        scene().run(
                        "INSERT INTO " + people + " VALUES (3, 'Cem', 'Bursa')",
                        "UPDATE " + people + " SET city = 'Paris' WHERE id = 2",
                        "DELETE FROM " + people + " WHERE id = 1");
        step(rig, trigger, List.of("ADDED 3 Cem|Bursa", "UPDATED 2 Bob|Paris", "DELETED 1 null|null"));
        step(rig, trigger, List.of());
    }

    private static void step(Rig rig, Set<ChangeKind> trigger, List<String> changes) {
        List<String> wanted = changes.stream()
                .filter(change -> trigger.contains(ChangeKind.valueOf(change.substring(0, change.indexOf(' ')))))
                .toList();

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(rig.events()).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(result.loaded().skipped()).isEqualTo(changes.size() - wanted.size());
    }

    @Test
    @DisplayName("the trigger DELETED alone delivers one delete for every row it saw leave")
    void deletedAloneDeliversEveryRowItSawLeave() {
        String people = scene().crowd(60);
        Rig rig = scene().rigOverPeople(people).trigger(DELETED).build();
        assertThat(rig.sync().loaded().skipped()).isEqualTo(60);
        scene().run("DELETE FROM " + people + " WHERE id > 3");

        List<String> events = rig.syncedEvents();

        assertThat(events).hasSize(57).doesNotHaveDuplicates().allMatch(event -> event.endsWith(" null|null"));
        assertThat(events).contains("DELETED 4 null|null", "DELETED 60 null|null");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a mapping that takes more from now on does not get what it was spared")
    void widerTriggerSendsNothingOld() {
        String people = scene().people();
        Rig narrow = scene().rigOverPeople(people).trigger(UPDATED).build();
        narrow.sync();
        narrow.close();

        Rig wide = scene().rigOverPeople(people)
                .trigger(ADDED, UPDATED, DELETED)
                .after(narrow)
                .build();

        assertThat(wide.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }
}
