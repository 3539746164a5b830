package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.sync.SyncResult;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several columns identify a row together. Every product gives such a row the same record id. */
abstract class CompositeIdentifierTests {
    abstract Scene scene();

    /** Rows of a shop and a number in it; {@code n} tells them apart. */
    private Rig seats(String firstType, String secondType, List<List<Object>> rows) {
        String table = scene().table(
                        "seats",
                        "a " + firstType,
                        "b " + secondType,
                        "n " + scene().fixture().integerType());
        scene().insert(table, rows);
        return scene().rig("SELECT n, b, a FROM " + table)
                .uniqueIdentifier("a", "b")
                .columns("n")
                .build();
    }

    private String seats() {
        return scene().quote(scene().schema()) + "." + scene().quote("seats");
    }

    @Test
    @DisplayName("two numbers are joined with a slash, and followed through an update, a delete and a re-add")
    void numbersAreJoinedAndFollowed() {
        String integer = scene().fixture().integerType();
        Rig rig = seats(integer, integer, List.of(List.of(1, 2, 10), List.of(12, 1, 20), List.of(1, 21, 30)));

        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("ADDED 1/2 10", "ADDED 12/1 20", "ADDED 1/21 30");
        assertThat(rig.syncedEvents()).isEmpty();
        scene().run("UPDATE " + seats() + " SET n = 11 WHERE n = 10", "DELETE FROM " + seats() + " WHERE n = 20");
        assertThat(rig.syncedEvents()).containsExactly("DELETED 12/1 null", "UPDATED 1/2 11");
        scene().insert(seats(), List.of(List.of(12, 1, 21)));
        assertThat(rig.syncedEvents()).containsExactly("ADDED 12/1 21");
    }

    @Test
    @DisplayName(
            "texts with separators, escapes, blanks and nothing in them keep apart and can be told from the record id")
    void textsWithSeparatorsKeepApart() {
        String text = scene().fixture().textType();
        List<List<Object>> rows = List.of(
                List.of("a", "b/c", 1),
                List.of("a/b", "c", 2),
                List.of("a~1b", "c", 3),
                List.of("a~", "1b/c", 4),
                List.of("", "a", 5),
                List.of("a", "", 6),
                List.of("a ", "B", 7),
                List.of("a", "b", 8),
                List.of("\ud83d\ude00é", "'\"\\", 9));
        Rig rig = seats(text, text, rows);

        List<String> events = rig.syncedEvents();

        assertThat(events)
                .containsExactlyInAnyOrder(
                        "ADDED a/b~1c 1",
                        "ADDED a~1b/c 2",
                        "ADDED a~01b/c 3",
                        "ADDED a~0/1b~1c 4",
                        "ADDED /a 5",
                        "ADDED a/ 6",
                        "ADDED a /B 7",
                        "ADDED a/b 8",
                        "ADDED \ud83d\ude00é/'\"\\ 9");
        assertThat(rig.syncedEvents()).isEmpty();
    }

    @Test
    @DisplayName("a number and a text identify a row together, in the order of the model and not of the query")
    void numberAndTextIdentifyTogether() {
        Rig rig = seats(
                scene().fixture().integerType(),
                scene().fixture().textType(),
                List.of(List.of(7, "west", 1), List.of(7, "east", 2)));

        assertThat(rig.syncedEvents()).containsExactlyInAnyOrder("ADDED 7/west 1", "ADDED 7/east 2");
    }

    @Test
    @DisplayName(
            "a row in which one of the columns is null is set aside, and so is every row of a pair that occurs twice")
    void nullInOnePartIsInvalid() {
        String integer = scene().fixture().integerType();
        Rig rig = seats(integer, integer, List.of(List.of(1, 1, 1), List.of(1, 2, 2), List.of(2, 1, 3)));
        scene().run(
                        "INSERT INTO " + seats() + " VALUES (1, NULL, 4)",
                        "INSERT INTO " + seats() + " VALUES (NULL, 1, 5)",
                        "INSERT INTO " + seats() + " VALUES (2, 1, 6)");

        SyncResult result = rig.sync();

        assertThat(result.extracted()).isEqualTo(new SyncResult.Extracted(2, 0, 0, 4, 0));
        assertThat(result.duplicateIds()).containsExactly(new SyncResult.DuplicateId("2/1", 2));
        assertThat(rig.events()).containsExactlyInAnyOrder("ADDED 1/1 1", "ADDED 1/2 2");
    }

    @Test
    @DisplayName("a model that is identified by fewer, other or reordered columns is refused until its state is reset")
    void changedColumnsAreRefused() {
        String integer = scene().fixture().integerType();
        Rig rig = seats(integer, integer, List.of(List.of(1, 2, 3)));
        rig.sync().orThrow();
        rig.payloads();

        for (String[] names : new String[][] {{"a"}, {"b", "a"}, {"a", "n"}, {"a", "b", "n"}}) {
            Rig changed = scene().rig("SELECT n, b, a FROM " + seats())
                    .uniqueIdentifier(names)
                    .columns("n")
                    .after(rig)
                    .build();
            SyncResult refused = changed.sync();
            assertThat(refused.reason().orElseThrow().message())
                    .containsIgnoringCase("the unique identifier is now '" + String.join("', '", names) + "'");
        }

        assertThat(rig.payloads()).isEmpty();
    }
}
