package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a value may be, and how a message shows one that it may not be. */
class DefinitionValuesTest {
    @Test
    void namesOfAnyLengthAndContentAreShownOnOneLine() {
        assertThat(Texts.problems("{\"a\\n\\u001b[31m\":1,\"" + "k".repeat(100_000) + "\":2}"))
                .containsExactly(
                        "retl.json:1:2: there is no key 'a  [31m'. The keys are controlStore, sources, models,"
                                + " destinations, mappings, limits, lease.",
                        "retl.json:1:20: there is no key '" + "k".repeat(80) + "…'. The keys are controlStore, sources,"
                                + " models, destinations, mappings, limits, lease.");
    }

    @Test
    void nameOf80CharactersIsShownWholeAndOneMoreIsCut() {
        assertThat(Texts.problems("{\"" + "😀".repeat(80) + "\":1}"))
                .singleElement()
                .asString()
                .contains("no key '" + "😀".repeat(80) + "'.");
        assertThat(Texts.problems("{\"" + "😀".repeat(81) + "\":1}"))
                .singleElement()
                .asString()
                .contains("no key '" + "😀".repeat(80) + "…'.");
    }

    @Test
    void nameOf128CharactersHasASuggestionAndALongerOneHasNot() {
        String text = Texts.SMALL.replace("\"id\":\"shop\"", "\"id\":\"" + "s".repeat(128) + "\"");

        assertThat(Texts.problems(text.replace("\"source\":\"shop\"", "\"source\":\"" + "s".repeat(127) + "z\"")))
                .singleElement()
                .asString()
                .endsWith("Did you mean '" + "s".repeat(80) + "…'?");
        assertThat(Texts.problems(text.replace("\"source\":\"shop\"", "\"source\":\"" + "s".repeat(129) + "\"")))
                .singleElement()
                .asString()
                .endsWith("there is no source '" + "s".repeat(80) + "…'.");
    }

    @Test
    void largestNumberIsTaken() {
        Definitions definitions =
                Texts.read("{\"limits\":{\"columns\":2147483647,\"recordsPerSync\":9.223372036854775807e18}}");

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.limits().columns()).isEqualTo(2_147_483_647);
        assertThat(definitions.limits().recordsPerSync()).isEqualTo(9_223_372_036_854_775_807L);
    }

    @Test
    void valueThatCannotBeSaysSo() {
        String table = """
            "limits":[]|limits: expected an object, found a list.
            "limits":{"columns":"7"}|limits.columns: expected a whole number, found text.
            "limits":{"columns":7.5}|limits.columns: expected a whole number, found 7.5.
            "limits":{"columns":2147483648}|limits.columns: 2147483648 is too large; the largest number is 2147483647.
            "limits":{"columns":-9e99}|limits.columns: -9e99 is too large; the largest number is 2147483647.
            "limits":{"columns":0}|Limits: columns is 0; it is at least 1.
            "limits":{"scheduleInterval":900}|limits.scheduleInterval: expected text, found a number.
            "limits":{"colums":7}|limits: there is no key 'colums'. Did you mean 'columns'?
            "lease":"30s"|lease: '30s' is no ISO-8601 duration. Write it as, for example, PT30S, PT15M, PT1H or P1D.
            "lease":"PT1.999999999S"|lease: 'PT1.999999999S' is too short; a lease is at least 2 seconds. Write it as, for example, PT30S.
            "controlStore":{}|controlStore: 'jdbcUrl' is missing. Add "jdbcUrl": "…".
            "controlStore":{"jdbcUrl":"x"}|controlStore: jdbcUrl does not begin with 'jdbc:' and the name of a product. Write it as, for example, jdbc:postgresql://host/database.
            "controlStore":{"jdbcUrl":"jdbc:h2:x","dialect":"h2"}|controlStore: there is no key 'dialect'. The keys are jdbcUrl, user, password.
            "sources":[null]|sources[0]: expected an object, found null.
            "sources":true|sources: expected a list, found true or false.
            """;

        table.lines().map(line -> line.split("\\|", 2)).forEach(row -> assertProblemOfMember(row[0], row[1]));
    }

    private static void assertProblemOfMember(String member, String problem) {
        assertThat(Texts.problems("{" + member + "}"))
                .as(member)
                .singleElement()
                .asString()
                .matches("retl\\.json:1:\\d+: .*")
                .endsWith(": " + problem);
    }

    @Test
    void scheduleThatCannotBeSaysSo() {
        String table = """
            {}|it has neither 'every' nor 'hours'. Write {"every": "PT15M"}, or {"days": ["monday"], "hours": [6, 18], "zone": "UTC"}.
            {"every":"PT1H","zone":"UTC"}|it has both 'every' and days, hours or a zone. Write {"every": "PT15M"}, or {"days": ["monday"], "hours": [6, 18], "zone": "UTC"}.
            {"zone":"UTC"}|'hours' is missing. Add "hours": [6, 18].
            {"every":"PT0S"}|every: the time must be more than zero. Write it as, for example, PT15M.
            {"hours":[]}|hours: the list is empty. Name at least one of 0 to 23.
            {"hours":[24]}|hours[0]: 24 is no hour. Use 0 to 23.
            {"hours":[-1]}|hours[0]: -1 is no hour. Use 0 to 23.
            {"hours":[6,6.5]}|hours[1]: expected a whole number, found 6.5.
            {"hours":6}|hours: expected a list, found a number.
            {"hours":[6],"days":[]}|days: the list is empty. Name at least one, or leave the key out for every day.
            {"hours":[6],"days":["mondy"]}|days[0]: 'mondy' is no day. Use monday, tuesday and so on. Did you mean 'monday'?
            {"hours":[6],"zone":"Berlin"}|zone: 'Berlin' is no time zone. Write it as, for example, Europe/Berlin or UTC.
            {"evry":"PT1H","hours":[6]}|there is no key 'evry'. Did you mean 'every'?
            "PT15M"|expected an object, found text.
            """;

        table.lines().map(line -> line.split("\\|", 2)).forEach(row -> assertProblemOfSchedule(row[0], row[1]));
    }

    private static void assertProblemOfSchedule(String schedule, String problem) {
        String text = Texts.SMALL.replace("\"action\"", "\"schedule\":" + schedule + ",\"action\"");

        assertThat(Texts.problems(text))
                .as(schedule)
                .singleElement()
                .asString()
                .matches("retl\\.json:4:\\d+: mappings\\[0]\\.schedule[.:] ?.*")
                .endsWith(problem);
    }
}
