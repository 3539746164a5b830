package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.retl.warehouse.spi.SyntaxFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A model's text is one query, whatever it ends in; anything else is refused before it runs. */
abstract class ModelTextTests {
    abstract Scene scene();

    @TestFactory
    @DisplayName("a query is taken with whatever may follow or precede it")
    Stream<DynamicTest> queriesAreTaken() {
        String people = scene().people();
        String query = Scene.peopleQuery(people);
        List<String> texts = new ArrayList<>(List.of(
                query + ";",
                query + " \n ; \n",
                query + " -- the end",
                query + "; -- the end; really",
                query + " /* the end */",
                query + "\n/* ; DROP */ ;",
                "-- the start\n" + query,
                "/* ( ' \" */ " + query,
                "\n\t" + query + "\n\n",
                "(" + query + ")",
                "WITH p AS (" + query + ") SELECT id, name, city FROM p",
                "WITH p AS (" + query + "), r AS (SELECT * FROM p) SELECT id, name, city FROM r -- cte",
                query + " WHERE name <> ';' AND name <> ')' AND name <> '--'",
                query + " WHERE name <> 'it" + scene().apostrophe() + "s' AND name <> '?' AND name <> '/*'",
                query + " UNION ALL SELECT id, name, city FROM " + people + " WHERE 1 = 0",
                query + " ORDER BY name",
                "SELECT id, name, city FROM (SELECT p.*, 1 AS " + scene().quote("a;b)'--") + " FROM " + people
                        + " p) s"));
        return texts.stream().map(text -> dynamicTest(text.replace(people, "people"), () -> isTaken(text)));
    }

    private void isTaken(String text) {
        Rig rig = scene().rig(text).columns("name", "city").build();

        assertThat(rig.syncedEvents()).hasSize(5).contains("ADDED 1 Ada|London");
    }

    @TestFactory
    @DisplayName("a question mark in the text is what the product takes it for, never a bind")
    Stream<DynamicTest> questionMarksAreNoBinds() {
        String people = scene().people();
        List<String> texts = new ArrayList<>(List.of(
                "SELECT id, '?' AS mark FROM " + people,
                "SELECT id, '?' AS " + scene().quote("?") + " FROM " + people + " -- ?",
                "SELECT id /* ? */ FROM " + people + " WHERE name <> '? ?'"));
        texts.addAll(scene().fixture().questionMarkQueries(people));
        return texts.stream()
                .map(text -> dynamicTest(text.replace(people, "people"), () -> {
                    Rig rig = scene().rig(text).columns("id").build();
                    assertThat(rig.syncedEvents()).hasSize(5).contains("ADDED 1 1");
                }));
    }

    @TestFactory
    @DisplayName("anything that is not one query is refused, and nothing of it runs")
    Stream<DynamicTest> otherTextsAreRefused() {
        String people = scene().people();
        String query = Scene.peopleQuery(people);
        String delete = "DELETE FROM " + people;
        List<String> texts = new ArrayList<>(List.of(
                query + "; " + delete,
                query + ";\n" + delete + ";",
                query + "; " + query,
                query + " -- ;\n; " + delete,
                query + " /* */; /* */ " + delete + " --",
                query + ") q; " + delete + "; --",
                query + ") q WHERE 1 = 0; " + delete + "; SELECT * FROM (" + query,
                query + ") q UNION ALL SELECT * FROM (" + query,
                query + ") --",
                query + ")",
                "(" + query,
                query + " WHERE (1 = 1",
                query + " WHERE name = 'Ada",
                query + " WHERE name = 'Ada''",
                query + " WHERE name = \"Ada",
                query + " /* never closed",
                query + " WHERE name = 'a' /* '",
                delete,
                delete + " WHERE id = 1",
                "UPDATE " + people + " SET name = 'x'",
                "INSERT INTO " + people + " VALUES (9, 'Ida', 'Graz')",
                "MERGE INTO " + people + " p USING " + people + " q ON p.id = q.id WHEN MATCHED THEN DELETE",
                "TRUNCATE TABLE " + people,
                "DROP TABLE " + people,
                "CREATE TABLE " + people.replace("people", "made") + " AS " + query,
                "COMMIT",
                ";",
                "-- nothing",
                "/* nothing */"));
        if (scene().dialect().syntax().contains(SyntaxFeature.DOLLAR_QUOTES)) {
            texts.add(query + " WHERE name = $$Ada");
            texts.add(query + " WHERE name = $a$Ada$b$; " + delete);
            texts.add(query + " WHERE name <> $a$ ' $a$; " + delete + " --'");
        }
        if (scene().dialect().syntax().contains(SyntaxFeature.NESTED_COMMENTS)) {
            texts.add(query + " /* /* */ never closed");
        } else {
            texts.add(query + " /* /* */; " + delete + " -- */");
        }
        if (scene().dialect().syntax().contains(SyntaxFeature.ESCAPE_STRINGS)) {
            texts.add(query + " WHERE name <> E'\\''; " + delete + " --'");
        }
        if (!scene().dialect().syntax().contains(SyntaxFeature.BACKSLASH_ESCAPES)) {
            texts.add(query + " WHERE name <> '\\'; " + delete + " --'");
        }
        texts.addAll(scene().fixture().changingQueries(people));
        return texts.stream().map(text -> dynamicTest(text.replace(people, "people"), () -> isRefused(text, people)));
    }

    private void isRefused(String text, String people) {
        List<String> before = scene().query(Scene.peopleQuery(people) + " ORDER BY id");

        String refusal = Refusal.of(() -> scene().rig(text).columns("name").build());

        assertThat(refusal).contains("model");
        assertThat(scene().query(Scene.peopleQuery(people) + " ORDER BY id")).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "a query with two columns of one name is refused by name, unless the product gives the second another name")
    void ambiguousColumnsAreRefused() {
        String query = "SELECT id, name, city AS name FROM " + scene().people();

        if (scene().fixture().renamesRepeatedColumns()) {
            assertThat(scene().rig(query).columns("name").build().syncedEvents())
                    .hasSize(5)
                    .contains("ADDED 1 Ada");
        } else {
            assertThat(Refusal.of(() -> scene().rig(query).columns("name").build()))
                    .containsIgnoringCase("name");
        }
    }

    @Test
    @DisplayName("a mapping of an unknown column is refused by name")
    void unknownColumnsAreRefused() {
        String people = scene().people();

        assertThat(Refusal.of(
                        () -> scene().rigOverPeople(people).columns("shoe_size").build()))
                .contains("shoe_size");
    }
}
