package io.retl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelTest {
    @Test
    void modelHasItsDefaults() {
        Model model = Definitions.people();

        assertThat(model.displayName()).isEqualTo("people");
        assertThat(model.onDuplicateIds()).isEqualTo(Model.DuplicateIds.SET_ASIDE);
        assertThat(model.timestampColumn()).isEmpty();
        assertThat(model.schedule()).isEmpty();
        assertThat(model).hasToString("Model[people, source=shop, uniqueIdentifier=id]");
    }

    @Test
    void timestampColumnAndScheduleAreKept() {
        Model model = Definitions.model("people")
                .timestampColumn("changed_at")
                .schedule(Schedule.every(Duration.ofHours(1)))
                .build();

        assertThat(model.timestampColumn()).contains("changed_at");
        assertThat(model.schedule()).contains(Schedule.every(Duration.ofHours(1)));
        assertThat(model)
                .hasToString("Model[people, source=shop, uniqueIdentifier=id, timestampColumn=changed_at,"
                        + " overlap=PT10M, fullDiffEvery=24, schedule=every 1 hour]");
    }

    @Test
    void timestampColumnHasAnOverlapAndAFullDiffNowAndThen() {
        Model usual = Definitions.model("people").timestampColumn("at").build();
        Model never = Definitions.model("people")
                .timestampColumn("at")
                .overlap(Duration.ZERO)
                .fullDiffNever()
                .build();
        Model always = Definitions.model("people")
                .timestampColumn("at")
                .fullDiffEvery(1)
                .build();

        assertThat(usual.overlap()).isEqualTo(Duration.ofMinutes(10));
        assertThat(usual.fullDiffEvery()).hasValue(24);
        assertThat(never.overlap()).isZero();
        assertThat(never.fullDiffEvery()).isEmpty();
        assertThat(never)
                .hasToString(
                        "Model[people, source=shop, uniqueIdentifier=id, timestampColumn=at, overlap=PT0S, fullDiffEvery=never]");
        assertThat(always.fullDiffEvery()).hasValue(1);
    }

    @Test
    void overlapAndFullDiffAreJudged() {
        Definitions.assertProblems(
                () -> Definitions.model("people")
                        .timestampColumn("at")
                        .overlap(Duration.ofSeconds(-1))
                        .fullDiffEvery(0)
                        .build(),
                "Model 'people': overlap is PT-1S; it is at least zero.",
                "Model 'people': fullDiffEvery is 0; it is at least 1, which compares all rows in every sync.");
        Definitions.assertProblems(
                () -> Definitions.model("people").overlap(Duration.ZERO).build(),
                "Model 'people': overlap needs a timestamp column. Add .timestampColumn(\"…\"), or leave it out.");
        Definitions.assertProblems(
                () -> Definitions.model("people").fullDiffNever().build(),
                "Model 'people': fullDiffEvery needs a timestamp column. Add .timestampColumn(\"…\"), or leave it out.");
    }

    @Test
    void severalColumnsIdentifyARowTogether() {
        Model model = Model.builder("people")
                .source(Definitions.model("people").build().source())
                .query("SELECT 1")
                .uniqueIdentifier("shop", "id")
                .build();

        assertThat(model.uniqueIdentifiers()).containsExactly("shop", "id");
        assertThat(model).hasToString("Model[people, source=shop, uniqueIdentifier=[shop, id]]");
    }

    @Test
    void everyIdentifierIsNamedOnce() {
        Definitions.assertProblems(
                () -> Model.builder("people")
                        .source(Definitions.model("people").build().source())
                        .query("SELECT 1")
                        .uniqueIdentifier("shop", " ")
                        .build(),
                "Model 'people': uniqueIdentifier [shop,  ] has a blank name. Name a column, or leave it out.");
        Definitions.assertProblems(
                () -> Model.builder("people")
                        .source(Definitions.model("people").build().source())
                        .query("SELECT 1")
                        .uniqueIdentifier("shop", "id", "shop")
                        .build(),
                "Model 'people': uniqueIdentifier [shop, id, shop] names a column twice. Name each once.");
    }

    @Test
    void blankTimestampColumnIsRefused() {
        Definitions.assertProblems(
                () -> Definitions.model("people").timestampColumn(" ").build(),
                "Model 'people': timestampColumn is blank. Name a column, or leave it out.");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> Model.builder("").query("  ").build(),
                "Model '': the id '' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-',"
                        + " because it names tables.",
                "Model '': source is missing. Add .source(…).",
                "Model '': the query is empty. Add .query(\"SELECT …\").",
                "Model '': uniqueIdentifier is missing. Add .uniqueIdentifier(\"…\") with the name of a column.");
    }

    @Test
    void propertySetTwiceShowsTheOldValue() {
        Model.Builder model = Definitions.model("people").onDuplicateIds(Model.DuplicateIds.FAIL);

        Definitions.assertSetTwice(
                () -> model.query("SELECT 1"),
                "query is set twice: it is 'SELECT id, email FROM people', then 'SELECT 1'.");
        Definitions.assertSetTwice(
                () -> model.uniqueIdentifier("key"), "uniqueIdentifier is set twice: it is 'id', then 'key'.");
        Definitions.assertSetTwice(
                () -> model.onDuplicateIds(Model.DuplicateIds.TRUST),
                "onDuplicateIds is set twice: it is 'FAIL', then 'TRUST'.");
        model.timestampColumn("a")
                .schedule(Schedule.at(6))
                .overlap(Duration.ZERO)
                .fullDiffEvery(3);
        Definitions.assertSetTwice(
                () -> model.overlap(Duration.ofHours(1)), "overlap is set twice: it is 'PT0S', then 'PT1H'.");
        Definitions.assertSetTwice(model::fullDiffNever, "fullDiffEvery is set twice: it is '3', then 'never'.");
        Definitions.assertSetTwice(
                () -> model.timestampColumn("b"), "timestampColumn is set twice: it is 'a', then 'b'.");
        Definitions.assertSetTwice(
                () -> model.schedule(Schedule.every(Duration.ofDays(1))),
                "schedule is set twice: it is 'daily at 6 o'clock in UTC', then 'every 1 day'.");
    }

    @Test
    void idOf128CharactersIsTakenAndOneMoreIsNot() {
        assertThat(Definitions.model("m".repeat(128)).build().id()).hasSize(128);
        String tooLong = "m".repeat(129);
        Definitions.assertProblems(
                () -> Definitions.model(tooLong).build(),
                "Model '%s': the id '%s' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-', because it names tables."
                        .formatted(tooLong, tooLong));
    }
}
