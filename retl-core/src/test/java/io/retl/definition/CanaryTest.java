package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.retl.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes from the environment is in no message, whatever is wrong with it and whoever says so. */
class CanaryTest {
    private static final String CANARY = "CaNaRy-7f3a";

    /** Every text of a file that is otherwise right, one by one a variable. */
    private static Stream<String> spoiled() {
        String text = """
            {"controlStore":{"jdbcUrl":"jdbc:h2:mem:","user":"sa","password":"p"},
             "sources":[{"id":"shop","displayName":"Shop","jdbcUrl":"jdbc:h2:mem:shop","user":"u","password":"pw","dialect":"warehouse","stateSchema":"st","statementTimeout":"PT1H"}],
             "models":[{"id":"people","source":"shop","query":"SELECT id FROM people","uniqueIdentifier":"key","timestampColumn":"ts","onDuplicateIds":"trust",
               "schedule":{"days":["monday"],"hours":[6],"zone":"UTC"}}],
             "destinations":[{"id":"crm","type":"webhook","settings":{"sharedSecret":"x","timeout":"PT9S"}}],
             "mappings":[{"id":"m","model":"people","destination":"crm","action":"send","trigger":["added"],"schedule":{"every":"PT15M"},
               "fields":{"url":"http://x","data":{"@path":"$.a"}}}],
             "limits":{"scheduleInterval":"PT15M","identifierCharacters":3},"lease":"PT30S"}
            """;
        return Pattern.compile("(?<=[:\\[])\"[^\"]*\"")
                .matcher(text)
                .results()
                .flatMap(found -> Stream.of("${env:CANARY}", "jdbc:${env:CANARY}", "a${env:CANARY}b ${env:CANARY}")
                        .map(value ->
                                text.substring(0, found.start()) + "\"" + value + "\"" + text.substring(found.end())));
    }

    @Test
    void noMessageShowsIt() {
        int[] refused = {0};

        for (String text : spoiled().toList()) {
            Throwable thrown = catchThrowable(() -> Texts.read(text, Map.of("CANARY", CANARY))
                    .build(FakePlugins::add)
                    .close());
            if (thrown != null) {
                refused[0]++;
                assertThat(thrown).as(text).isInstanceOf(ConfigurationException.class);
                assertThat(trace(thrown)).as(text).doesNotContainIgnoringCase(CANARY);
            }
        }

        assertThat(refused[0]).as("refused").isGreaterThan(50);
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void messageNamesTheVariableInstead() {
        String text = Texts.SMALL
                .replace("\"webhook\"", "\"webhook\",\"settings\":{\"timeout\":\"${env:TERM}\"}")
                .replace("\"people_to_crm\"", "\"${env:ID}\"")
                .replace("\"send\"", "\"${env:ACTION}\"")
                .replace("\"id\":\"shop\"", "\"id\":\"shop\",\"dialect\":\"${env:SHORT}\"");

        assertThat(Texts.buildProblems(
                        Texts.read(text, Map.of("TERM", CANARY, "ID", "my mapping", "ACTION", "oops", "SHORT", "pg9"))))
                .containsExactly(
                        "retl.json:1:13: Source 'shop': no dialect named '${env:SHORT}'. Available: duckdb, h2, postgres, warehouse.",
                        "retl.json:3:18: Destination 'crm': timeout is '${env:TERM}', which is no duration.",
                        "retl.json:4:14: Mapping '${env:ID}': the id '${env:ID}' must have 1 to 128 characters out of"
                                + " A-Z, a-z, 0-9, '_' and '-', because it names tables.");
    }

    @Test
    void idFromTheEnvironmentIsFoundAndNotSuggested() {
        String text = Texts.SMALL.replace("\"id\":\"people\"", "\"id\":\"${env:ID}\"");

        assertThat(Texts.read(text.replace("\"model\":\"people\"", "\"model\":\"${env:ID}\""), Map.of("ID", "peopel"))
                        .problems())
                .isEmpty();
        assertThat(Texts.read(text, Map.of("ID", "peopel")).problems())
                .extracting(Object::toString)
                .isEqualTo(List.of(
                        Texts.at(text, "\"people\",\"dest") + "mappings[0].model: there is no model 'people'."));
    }

    @Test
    void shortValuesAreHiddenAsWordsOfTheirOwnOnly() {
        Masks masks = new Masks(Map.of("A", "a", "NUMBER", "12", "LONG", "Secret", "LONGER", "Secret2", "NONE", ""));

        assertThat(masks.hide("a bad 'a': A, 12 of 123")).isEqualTo("${env:A} bad '${env:A}': A, ${env:NUMBER} of 123");
        assertThat(masks.hide("xSECRETx sEcrEt2")).isEqualTo("x${env:LONG}x ${env:LONGER}");
        assertThat(masks.hide("${env:a} and nothing else")).isEqualTo("${env:a} and nothing else");
        assertThat(new Masks(Map.of()).hide("nothing")).isEqualTo("nothing");
    }
}
