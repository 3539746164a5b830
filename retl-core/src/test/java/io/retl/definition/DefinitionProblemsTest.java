package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefinitionProblemsTest {
    @Test
    void tenDifferentProblemsAreReportedInTheOrderOfTheFile() {
        String text = """
            {"sources":[{"id":"shop","jdbcUrl":"postgres://localhost/shop","colour":"red"}],
             "models":[{"id":"people","source":"shp","query":"SELECT 1","uniqueIdentifier":7},
               {"id":"PEOPLE","source":"shop","query":"SELECT 1","uniqueIdentifier":"id"}],
             "destinations":[{"id":"crm","type":"webhook","maxConcurrency":0},
               {"id":"crm2","type":"webhook"}],
             "mappings":[{"id":"a","model":"people","destination":"crm2","trigger":"sometimes","fields":{"x":{"@nope":1}}}],
             "limits":{"window":0}}
            """;

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        "retl.json:1:13: Source 'shop': jdbcUrl does not begin with 'jdbc:' and the name of a product."
                                + " Write it as, for example, jdbc:postgresql://host/database.",
                        "retl.json:1:64: sources[0]: there is no key 'colour'. The keys are id, displayName, jdbcUrl,"
                                + " user, password, dialect, stateSchema, maxConcurrentSyncs, statementTimeout.",
                        "retl.json:2:36: models[0].source: there is no source 'shp'. Did you mean 'shop'?",
                        "retl.json:2:80: models[0].uniqueIdentifier: expected text, found a number.",
                        "retl.json:3:10: models[1].id: 'PEOPLE' is the id of models[0], too. Give each its own; upper"
                                + " and lower case do not tell them apart.",
                        "retl.json:4:18: Destination 'crm': maxConcurrency is 0; it must be 1 to 1024.",
                        "retl.json:6:14: mappings[0]: 'action' is missing. Add \"action\": \"…\".",
                        "retl.json:6:72: mappings[0].trigger: 'sometimes' is no trigger. Use added, updated,"
                                + " added_or_updated, deleted, or a list of these.",
                        "retl.json:6:98: mappings[0].fields.x: / has an invalid directive: @nope.",
                        "retl.json:7:21: Limits: window is 0; it is at least 1.");
    }

    @Test
    void paceOfADestinationIsCheckedInItsPlace() {
        String text = Texts.SMALL.replace("\"webhook\"}", """
                "webhook","retryPolicy":{"attempts":0,"maxDelay":"PT48H","tries":3},"rateLimit":{"requests":1.5}},
                {"id":"b","type":"webhook","retryPolicy":{"time":"2 min"},"rateLimit":{"requests":0,"per":"PT1S"}},
                {"id":"c","type":"webhook","retryPolicy":[],"rateLimit":"100/s"}""");

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        Texts.at(text, "{\"attempts") + "RetryPolicy: attempts is 0; it must be 1 to 1000.",
                        Texts.at(text, "{\"attempts")
                                + "RetryPolicy: maxDelay is PT48H; it must be from zero to PT24H.",
                        Texts.at(text, "\"tries") + "destinations[0].retryPolicy: there is no key 'tries'. The keys are"
                                + " attempts, time, firstDelay, maxDelay, maxRetryAfter.",
                        Texts.at(text, "{\"requests\":1.5") + "destinations[0].rateLimit: 'per' is missing. Add"
                                + " \"per\": \"PT1S\".",
                        Texts.at(text, "1.5")
                                + "destinations[0].rateLimit.requests: expected a whole number, found 1.5.",
                        Texts.at(text, "{\"id\":\"b\"")
                                + "Destination 'b': rateLimit has 0 requests; there must be 1 to 1000000.",
                        Texts.at(text, "\"2 min") + "destinations[1].retryPolicy.time: '2 min' is no ISO-8601 duration."
                                + " Write it as, for example, PT30S, PT15M, PT1H or P1D.",
                        Texts.at(text, "[],") + "destinations[2].retryPolicy: expected an object, found a list.",
                        Texts.at(text, "\"100/s") + "destinations[2].rateLimit: expected an object, found text.");
    }

    @Test
    void whatCannotBeBuiltAndWhatRefersToItIsLeftOutWithoutAnotherWord() {
        String text = Texts.SMALL.replace(",\"uniqueIdentifier\":\"id\"", "");

        Definitions definitions = Texts.read(text);

        assertThat(definitions.sources()).hasSize(1);
        assertThat(definitions.models()).isEmpty();
        assertThat(definitions.mappings()).isEmpty();
        assertThat(Texts.buildProblems(definitions))
                .containsExactly(
                        "retl.json:2:12: models[0]: 'uniqueIdentifier' is missing. Add \"uniqueIdentifier\": \"…\".");
    }

    @Test
    void identifierThatIsNoListOfNamesAndAFullDiffThatIsNoNumberAreFindings() {
        String text = Texts.SMALL.replace(
                "\"uniqueIdentifier\":\"id\"", "\"uniqueIdentifier\":[],\"fullDiffEvery\":\"often\"");
        String mixed = Texts.SMALL.replace("\"uniqueIdentifier\":\"id\"", "\"uniqueIdentifier\":[\"id\",7]");

        assertThat(Texts.buildProblems(Texts.read(text)))
                .anySatisfy(problem -> assertThat(problem)
                        .endsWith("models[0].uniqueIdentifier: the list is empty."
                                + " Name the columns that identify a row together."))
                .anySatisfy(
                        problem -> assertThat(problem)
                                .endsWith(
                                        "models[0].fullDiffEvery: 'often' is no number of syncs. Use a whole number, or never."));
        assertThat(Texts.buildProblems(Texts.read(mixed)))
                .singleElement()
                .asString()
                .endsWith("models[0].uniqueIdentifier[1]: expected text, found a number.");
    }

    @Test
    void everyKeyThatIsNeededIsMissedAlone() {
        String members = """
            "jdbcUrl":"jdbc:h2:mem:shop"
            "source":"shop"
            "query":"SELECT id, email FROM people"
            "uniqueIdentifier":"id"
            "type":"webhook"
            "model":"people"
            "destination":"crm"
            "action":"send"
            """;

        members.lines().forEach(member -> {
            String text = Texts.SMALL.replace("," + member, "");
            String key = member.substring(1, member.indexOf('"', 1));

            Definitions definitions = Texts.read(text);

            assertThat(definitions.mappings()).as(key).isEmpty();
            assertThat(Texts.buildProblems(definitions))
                    .as(key)
                    .singleElement()
                    .asString()
                    .contains("[0]: '" + key + "' is missing. Add \"" + key + "\": ");
        });
    }

    @Test
    void mappingWithABadTriggerAndABadFieldIsStillCheckedAgainstItsAction() {
        String text = Texts.SMALL
                .replace("\"action\":\"send\"", "\"action\":\"send\",\"trigger\":[]")
                .replace("\"http://x\"", "{\"@nope\":1},\"colour\":1");

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        "retl.json:4:14: Mapping 'people_to_crm': action 'send' has no field 'colour'. It has: url,"
                                + " method, batch_size, data.",
                        Texts.at(text, "[],\"fields") + "mappings[0].trigger: the list is empty. Use added, updated,"
                                + " added_or_updated, deleted, or a list of these.",
                        Texts.at(text, "{\"@nope") + "mappings[0].fields.url: / has an invalid directive: @nope.");
    }

    @Test
    void destinationWithASettingThatCannotBeReadIsLeftOut() {
        String text = Texts.SMALL.replace("\"webhook\"", "\"webhook\",\"settings\":{\"timeout\":[\"PT30S\"]}");

        Definitions definitions = Texts.read(text);

        assertThat(definitions.destinations()).isEmpty();
        assertThat(Texts.buildProblems(definitions))
                .containsExactly(
                        Texts.at(text, "[\"PT30S") + "destinations[0].settings.timeout: expected text, a number or"
                                + " true or false, found a list.");
    }

    @Test
    void definitionWithoutAnIdIsNamedByItsPlace() {
        assertThat(Texts.problems("{\"sources\":[{\"jdbcUrl\":\"jdbc:x:\",\"stateSchema\":\" \"}]}"))
                .containsExactly(
                        "retl.json:1:13: sources[0]: 'id' is missing. Add \"id\": \"…\".",
                        "retl.json:1:13: sources[0]: stateSchema is blank. Name a schema, or leave it out for"
                                + " '__segment_reverse_etl'.");
    }

    @Test
    void keyThatIsThereTwiceIsRefusedHoweverDeep() {
        String text = Texts.SMALL.replace("\"http://x\"", "{\"a\":[{\"b\":1,\"b\":2}]}");

        assertThat(Texts.problems(text))
                .containsExactly(Texts.at(text, "\"b\":2")
                        + "mappings[0].fields.url.a[0]: the key 'b' is there twice. Remove one.");
    }

    @Test
    void afterAThousandProblemsTheRestIsCounted() {
        String keys = "\"x\":1,".repeat(1_002);

        assertThat(Texts.problems("{" + keys + "\"lease\":null}"))
                .hasSize(1_001)
                .last()
                .isEqualTo("retl.json:1:6027: there are 2 problems more. Mend these first.");
    }

    @Test
    void directiveCannotStandForAllFields() {
        String text = Texts.SMALL.replace("\"url\":\"http://x\"", "\"@path\":\"$.properties\"");

        assertThat(Texts.problems(text))
                .containsExactly(Texts.at(text, "\"@path\"") + "mappings[0].fields: '@path' is a directive. Write it"
                        + " inside of a field; it cannot stand for all of them.");
    }
}
