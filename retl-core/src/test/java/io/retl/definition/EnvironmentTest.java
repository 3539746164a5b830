package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Mapping;
import io.retl.Problem;
import io.retl.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static Definitions withPassword(String password, Map<String, String> variables) {
        return Texts.read(
                "{\"sources\":[{\"id\":\"a\",\"jdbcUrl\":\"jdbc:h2:mem:a\",\"password\":\"" + password + "\"}]}",
                variables);
    }

    private static Optional<String> password(String password, Map<String, String> variables) {
        Definitions definitions = withPassword(password, variables);
        assertThat(definitions.problems()).isEmpty();
        return definitions.sources().get(0).password().map(Secret::reveal);
    }

    private static List<String> problems(String password, Map<String, String> variables) {
        return withPassword(password, variables).problems().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void variablesAreFilledInWhereverTheyStand() {
        Map<String, String> variables = Map.of("A", "one", "_b2", "${env:A}", "EMPTY", "");

        assertThat(password("${env:A}", variables)).contains("one");
        assertThat(password("<${env:A}|${env:A}>", variables)).contains("<one|one>");
        assertThat(password("${env:A}${env:EMPTY}${env:A}", variables)).contains("oneone");
        assertThat(password("${env:_b2}", variables))
                .as("what is put in is not looked at")
                .contains("${env:A}");
        assertThat(password("${env:EMPTY}", variables)).isEmpty();
    }

    @Test
    void doubledDollarIsTheTextItself() {
        Map<String, String> variables = Map.of("A", "one");

        assertThat(password("$${env:A}", variables)).contains("${env:A}");
        assertThat(password("$$${env:A}", variables)).contains("$${env:A}");
        assertThat(password("$${env:${env:A}}", variables)).contains("${env:one}");
        assertThat(password("$ $$ ${A} $env:A {env:A}", variables)).contains("$ $$ ${A} $env:A {env:A}");
    }

    @Test
    void variableThatIsNotSetIsNamedWithItsPlace() {
        assertThat(problems("x${env:NO}${env:NEITHER}", Map.of()))
                .containsExactly(
                        "retl.json:1:60: sources[0].password: the environment variable 'NO' is not set. Set it before"
                                + " the start.",
                        "retl.json:1:60: sources[0].password: the environment variable 'NEITHER' is not set. Set it"
                                + " before the start.");
        assertThat(withPassword("x${env:NO}", Map.of()).sources().get(0).password())
                .as("half of a password is none")
                .isEmpty();
    }

    @Test
    void malformedVariableIsRefused() {
        String names = " names no variable. A name has letters, digits and '_' and does not begin with a digit.";
        String place = "retl.json:1:60: sources[0].password: ";

        assertThat(problems("${env:A", Map.of("A", "x")))
                .containsExactly(place + "'${env:' has no '}'. Write ${env:NAME}, or $${env: for the text itself.");
        assertThat(problems("${env:}", Map.of())).containsExactly(place + "'${env:}'" + names);
        assertThat(problems("${env:A B}", Map.of())).containsExactly(place + "'${env:A B}'" + names);
        assertThat(problems("${env:1A}", Map.of())).containsExactly(place + "'${env:1A}'" + names);
    }

    @Test
    void textsInsideOfFieldsAndSettingsAreFilledIn() {
        String text = Texts.SMALL
                .replace("\"http://x\"", "{\"@template\":\"${env:HOOK_SECRET}/{{id}}\"}")
                .replace(
                        "\"type\":\"webhook\"",
                        "\"type\":\"webhook\",\"settings\":{\"sharedSecret\":\"${env:HOOK_SECRET}\"}");

        Definitions definitions = Texts.read(text);

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.destinations().get(0).settings()).containsEntry("sharedSecret", "s3cret-hook");
        assertThat(definitions.mappings().get(0).fields().get("url")).asString().contains("s3cret-hook/{{id}}");
        assertThat(definitions.mappings().get(0))
                .returns("people_to_crm", Mapping::id)
                .asString()
                .doesNotContain("s3cret");
    }

    @Test
    void fieldThatCannotBeFilledInIsReportedOnce() {
        String text = Texts.SMALL.replace("\"http://x\"", "{\"@path\":\"${env:NO}\"}");

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        Texts.at(text, "\"${env:NO}") + "mappings[0].fields.url.@path: the environment variable"
                                + " 'NO' is not set. Set it before the start.");
    }

    @Test
    void variablesOfTheProcessAreTheDefault() {
        String name = System.getenv().keySet().stream()
                .filter(variable -> variable.matches("[A-Za-z_]+"))
                .findFirst()
                .orElseThrow();
        String text = "{\"models\":[{\"displayName\":\"${env:" + name + "}\"}],\"lease\":\"${env:RETL_NOT_SET}\"}";

        assertThat(Texts.read(text.getBytes(StandardCharsets.UTF_8), Definitions::read)
                        .problems())
                .extracting(Problem::message)
                .filteredOn(message -> message.contains("environment variable"))
                .singleElement()
                .asString()
                .contains("'RETL_NOT_SET'");
    }
}
