package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ErrorCode;
import io.retl.destination.spi.AuthenticationException;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.DestinationConfigurationException;
import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import io.retl.destination.spi.Payload;
import io.retl.destination.spi.RecordResult;
import io.retl.destination.spi.RejectedDeliveryException;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row leaves the set to be sent only when the destination confirmed that row at that version. */
abstract class OutcomeTests {
    abstract Scene scene();

    @Test
    @DisplayName("a rejected add, update and delete stay to be sent, and are sent by the next sync")
    void rejectedRowsAreSentAgain() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.action().answer("1", RecordResult.rejected("no such plan"));

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(4, 0, 0, 1, 0, 0, 0));
        assertThat(result.failedRecords())
                .containsExactly(new FailedRecord(
                        "1",
                        ChangeKind.ADDED,
                        FailedRecord.Outcome.REJECTED,
                        ErrorCode.RECORD_REJECTED,
                        "no such plan"));
        rig.payloads();
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2", "DELETE FROM " + people + " WHERE id = 3");
        rig.action().answer("2", RecordResult.rejected("no")).answer("3", RecordResult.rejected("no"));
        assertThat(rig.syncedEvents()).containsExactly("ADDED 1 Ada|London");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null|null", "UPDATED 2 Bob|Lyon");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a row that leaves the model after its add was rejected is no delete")
    void rejectedAddThatLeavesIsForgotten() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.action().answer("1", RecordResult.rejected("no"));
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 1");

        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("an add with an unknown outcome is sent again with the same message id")
    void unknownAddIsSentAgain() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.action().answer("1", RecordResult.unknown("time-out"), RecordResult.unknown("time-out"));

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded()).isEqualTo(new SyncResult.Loaded(4, 0, 0, 0, 1, 0, 0));
        rig.sync();
        rig.sync();
        assertThat(rig.action().attempts("1")).hasSize(3);
        assertThat(messageIds(rig, "1")).hasSize(1);
        assertThat(rig.view()).containsEntry("1", "Ada|London");
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    @Test
    @DisplayName("an add with an unknown outcome that leaves the model is deleted")
    void unknownAddThatLeavesIsDeleted() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.action().applyUnknown().answer("1", RecordResult.unknown("time-out"));
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 1");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 1 null|null");
        assertThat(rig.view()).doesNotContainKey("1");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("an update with an unknown outcome that is taken back is sent with the old value")
    void unknownUpdateThatIsTakenBackIsSent() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        rig.action().applyUnknown().answer("2", RecordResult.unknown("time-out"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        rig.sync();
        rig.payloads();
        scene().run("UPDATE " + people + " SET city = 'Paris' WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Paris");
        assertThat(rig.view()).containsEntry("2", "Bob|Paris");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("an update with an unknown outcome whose row leaves the model is deleted")
    void unknownUpdateThatLeavesIsDeleted() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.action().applyUnknown().answer("2", RecordResult.unknown("time-out"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        rig.sync();
        rig.payloads();
        scene().run("DELETE FROM " + people + " WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("DELETED 2 null|null");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a delete with an unknown outcome is sent again, with the same message id")
    void unknownDeleteIsSentAgain() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        rig.action().answer("2", RecordResult.delivered());
        rig.action().answer("3", RecordResult.unknown("time-out"));
        scene().run("DELETE FROM " + people + " WHERE id = 3");

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(0, 0, 0, 0, 1, 0, 0));
        assertThat(rig.syncedEvents()).containsExactly("DELETED 3 null|null");

        List<Payload> deletes = rig.action().attempts("3").stream()
                .filter(payload -> payload.changeKind() == ChangeKind.DELETED)
                .toList();
        assertThat(deletes)
                .hasSize(2)
                .extracting(Payload::messageId)
                .containsOnly(deletes.get(0).messageId());
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a row that is back after a delete with an unknown outcome is added, unchanged or not")
    void unknownDeleteOfARowThatIsBackIsAnAdd() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.action().applyUnknown().answer("3", RecordResult.unknown("time-out"));
        scene().run("DELETE FROM " + people + " WHERE id = 3");
        rig.sync();
        rig.payloads();
        scene().run("INSERT INTO " + people + " VALUES (3, 'Cem', 'Ankara')");

        assertThat(rig.syncedEvents()).containsExactly("ADDED 3 Cem|Ankara");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a row that is back after an unknown delete is an update for a mapping that takes updates but no adds")
    void unknownDeleteOfARowThatIsBackIsAnUpdateWithoutAdds() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people)
                .trigger(ChangeKind.UPDATED, ChangeKind.DELETED)
                .build();
        rig.sync();
        rig.action().answer("3", RecordResult.unknown("time-out"));
        scene().run("DELETE FROM " + people + " WHERE id = 3");
        rig.sync();
        rig.payloads();
        scene().run("INSERT INTO " + people + " VALUES (3, 'Cem', 'Ankara')");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 3 Cem|Ankara");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("unknown is sticky: a plain rejection later does not make the row confirmed")
    void unknownIsSticky() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.action().applyUnknown().answer("2", RecordResult.unknown("time-out"), RecordResult.rejected("no"));
        scene().run("UPDATE " + people + " SET city = 'Lyon' WHERE id = 2");
        rig.sync();
        rig.sync();
        rig.payloads();
        scene().run("UPDATE " + people + " SET city = 'Paris' WHERE id = 2");

        assertThat(rig.syncedEvents()).containsExactly("UPDATED 2 Bob|Paris");
    }

    @Test
    @DisplayName("a row that the answer does not mention counts as unknown, never as delivered")
    void unansweredRowIsUnknown() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        rig.action().leaveUnanswered("4");

        assertThat(rig.sync().loaded()).isEqualTo(new SyncResult.Loaded(4, 0, 0, 0, 1, 0, 0));
        rig.payloads();
        assertThat(rig.syncedEvents()).containsExactly("ADDED 4 Dai|Cardiff");
    }

    @Test
    @DisplayName("a row to retry that is not delivered in the end is deferred or delivered, never lost")
    void rowToRetryIsNotLost() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        rig.action().answer("5", RecordResult.retry("busy", Duration.ZERO));

        SyncResult.Loaded loaded = rig.sync().loaded();

        assertThat(loaded.delivered() + loaded.deferred()).isEqualTo(5);
        assertThat(loaded.delivered()).isGreaterThanOrEqualTo(4);
        rig.sync();
        assertThat(rig.view()).hasSize(5);
        assertThat(rig.sync().extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new IllegalStateException("a defect of the action"),
                new NotSentException("connection refused", null),
                new OutcomeUnknownException("read time-out", null),
                new AuthenticationException("token expired", null, 401),
                new DestinationConfigurationException("moved", null, 301));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    @DisplayName("the rows of a batch that failed as a whole are all found again by the next sync")
    void failedBatchIsFoundAgain(RuntimeException failure) {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.payloads();
        scene().run("UPDATE " + people + " SET city = 'Rom' WHERE id < 4");
        rig.action().fail(failure);

        SyncResult failed = rig.sync();

        assertThat(failed.loaded().delivered()).isZero();
        assertThat(failed.status()).isIn(SyncStatus.FAILED, SyncStatus.PAUSED);
        assertThat(failed.reason()).isPresent();
        assertThat(rig.syncedEvents())
                .containsExactlyInAnyOrder("UPDATED 1 Ada|Rom", "UPDATED 2 Bob|Rom", "UPDATED 3 Cem|Rom");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a batch that is refused as a whole is sent again in halves, and what is not at fault is delivered")
    void refusedBatchIsSearched() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        rig.action().fail(new RejectedDeliveryException("bad request", null, 400));
        rig.action().answer("4", RecordResult.rejected("no such city"));

        SyncResult result = rig.sync();

        assertThat(result.loaded().delivered()).isEqualTo(4);
        assertThat(result.failedRecords()).extracting(FailedRecord::recordId).containsExactly("4");
        rig.payloads();
        assertThat(rig.syncedEvents()).hasSize(1);
    }

    @Test
    @DisplayName("wrong credentials and a wrong address pause the mapping and say which it is")
    void credentialsAndConfigurationPause() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.action()
                .fail(
                        new AuthenticationException("token expired", null, 401),
                        new DestinationConfigurationException("moved", null, 301));

        SyncResult credentials = rig.sync();
        SyncResult configuration = rig.sync();

        assertThat(credentials.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(credentials.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_CREDENTIALS);
        assertThat(configuration.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(configuration.reason().orElseThrow().code()).isEqualTo(ErrorCode.DESTINATION_CONFIGURATION);
        assertThat(rig.sync().loaded().deliveredAdded()).isEqualTo(5);
    }

    @Test
    @DisplayName("a sync that had something to send and delivered nothing failed")
    void nothingDeliveredIsAFailure() {
        Rig rig = scene().rigOverPeople(scene().people()).build();
        for (String recordId : List.of("1", "2", "3", "4", "5")) {
            rig.action().answer(recordId, RecordResult.rejected("bad request"));
        }

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(result.reason().orElseThrow().code()).isEqualTo(ErrorCode.NOTHING_DELIVERED);
        assertThat(result.loaded().rejected()).isEqualTo(5);
    }

    @Test
    @DisplayName("one failed batch among many costs its own rows alone")
    void oneFailedBatchCostsItsOwnRows() {
        Rig rig = scene().rigOverPeople(scene().crowd(450)).build();
        rig.action().fail(new OutcomeUnknownException("read time-out", null));

        SyncResult result = rig.sync();

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded().unknown()).isBetween(50L, 100L);
        assertThat(result.loaded().delivered() + result.loaded().unknown()).isEqualTo(450);
        rig.sync();
        assertThat(rig.view()).hasSize(450);
        assertThat(rig.payloads()).hasSize(450);
    }

    @Test
    @DisplayName("A, B and A again are three transitions with a message id each")
    void thereAndBackAgainHasThreeMessageIds() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        for (String city : List.of("Lyon", "Paris", "Lyon", "Paris")) {
            scene().run("UPDATE " + people + " SET city = '" + city + "' WHERE id = 2");
            rig.sync();
        }

        assertThat(messageIds(rig, "2")).hasSize(5).doesNotContain("");
    }

    @Test
    @DisplayName("added, deleted, added and deleted again are four transitions with a message id each")
    void addedDeletedAndAddedHaveMessageIdsOfTheirOwn() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        for (int round = 0; round < 2; round++) {
            scene().run("DELETE FROM " + people + " WHERE id = 3");
            rig.sync();
            scene().run("INSERT INTO " + people + " VALUES (3, 'Cem', 'Ankara')");
            rig.sync();
        }

        assertThat(rig.action().attempts("3")).hasSize(5);
        assertThat(messageIds(rig, "3")).hasSize(5);
    }

    @Test
    @DisplayName("another attempt than the unknown one has a message id of its own")
    void anotherAttemptHasItsOwnMessageId() {
        String people = scene().people();
        Rig rig = scene().rigOverPeople(people).build();
        rig.sync();
        rig.action().answer("2", RecordResult.unknown("time-out"), RecordResult.unknown("time-out"));
        for (String city : List.of("Lyon", "Nice", "Lyon")) {
            scene().run("UPDATE " + people + " SET city = '" + city + "' WHERE id = 2");
            rig.sync();
        }

        assertThat(rig.action().attempts("2")).hasSize(4);
        assertThat(messageIds(rig, "2")).hasSize(4);
    }

    @Test
    @DisplayName("no two changes share a message id, and a reset starts new ones")
    void messageIdsAreUnique() {
        Rig rig = scene().rigOverPeople(scene().crowd(200)).build();
        rig.sync();
        rig.reset();
        rig.sync();

        assertThat(rig.payloads()).hasSize(400).extracting(Payload::messageId).doesNotHaveDuplicates();
    }

    private static Set<String> messageIds(Rig rig, String recordId) {
        Set<String> ids = new HashSet<>();
        rig.action().attempts(recordId).forEach(payload -> ids.add(payload.messageId()));
        return ids;
    }
}
