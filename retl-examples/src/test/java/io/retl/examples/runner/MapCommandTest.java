package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapCommandTest {
    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void eachLineIsAnsweredInOrder() {
        assertThat(answers("""
                        {"mapping": {"a": {"@path": "$.x"}, "b": 1}, "payload": {"x": [true, null, 1.50]}}
                        {"id": 7, "mapping": {"@path": "$.x"}, "payload": {}}
                        {"id": "e", "mapping": {"@path": {"@path": "$.n"}}, "payload": {"n": 5}}
                        """)).isEqualTo("""
                        {"output":{"a":[true,null,1.50],"b":1}}
                        {"id":7,"undefined":true}
                        {"id":"e","error":"@path: expected string, got number"}
                        """);
    }

    @Test
    void payloadIsEmptyUnlessItIsGiven() {
        assertThat(answers("{\"mapping\": {\"a\": {\"@path\": \"$.x\"}, \"b\": 2}}"))
                .isEqualTo("{\"output\":{\"b\":2}}\n");
    }

    @Test
    void severalPayloadsAreMappedAtOnce() {
        assertThat(answers("""
                        {"op": "batch", "mapping": {"@path": "$.n"}, "payloads": [{"n": 1}, {}, 5]}
                        {"op": "batch", "id": 2, "mapping": {}, "payloads": {}}
                        {"op": "batch", "mapping": {"@path": 1}}
                        """)).isEqualTo("""
                        {"output":[1,null,null]}
                        {"id":2,"error":"data must be an array, got object"}
                        {"error":"/@path should be a string or a mapping directive but it is a number."}
                        """);
    }

    @Test
    void mappingIsValidatedAlone() {
        assertThat(answers("""
                        {"op": "validate", "mapping": {"a": {"@path": "$.n"}}}
                        {"op": "validate", "id": [1], "mapping": {"a": {"@path": 1}, "b": {"@nope": 1}}}
                        """)).isEqualTo("""
                        {"output":true}
                        {"id":[1],"error":"/a/@path should be a string or a mapping directive but it is a number.; /b has an invalid directive: @nope."}
                        """);
    }

    @Test
    void unknownOperationIsAnError() {
        assertThat(answers("{\"op\": \"guess\", \"id\": 1, \"mapping\": {}}\n"))
                .isEqualTo("{\"id\":1,\"error\":\"Line 1: unknown op guess\"}\n");
    }

    @Test
    void absentElementIsMarkedIfSoWished() {
        String question = "{\"mapping\": {\"a\": [{\"@path\": \"$.n\"}, null]}}\n";

        assertThat(environment.input(question).run("map", "--mark-undefined")).isZero();

        assertThat(environment.printed()).isEqualTo("{\"output\":{\"a\":[{\"$undefined\":true},null]}}\n");
    }

    @Test
    void templatesInLiquidAreUnderstood() {
        assertThat(answers("{\"mapping\": {\"@liquid\": \"{{ a | upcase }}\"}, \"payload\": {\"a\": \"x\"}}\n"))
                .isEqualTo("{\"output\":\"X\"}\n");
    }

    @Test
    void payloadThatIsNoObjectIsAnError() {
        assertThat(answers("{\"mapping\": {}, \"payload\": null}"))
                .isEqualTo("{\"error\":\"data must be an object, got null\"}\n");
    }

    @Test
    void lineThatIsNoJsonIsAnErrorAndTheNextIsAnswered() {
        assertThat(answers("""
                        {"mapping": secret}
                        [1]

                        {"mapping": {"a": 1}} trailing
                        {"mapping": {"a": 1}}""")).isEqualTo("""
                        {"error":"Line 1: It is no JSON from character 13 on."}
                        {"error":"Line 2: It is no JSON object."}
                        {"error":"Line 4: It is no JSON from character 23 on."}
                        {"output":{"a":1}}
                        """);
    }

    @Test
    void everyDigitAndEveryCharacterSurvives() {
        String line =
                "{\"output\":{\"n\":123456789012345678901234567890.10,\"t\":\"ünï \uD83D\uDE00 \\u0007 \\ud800\"}}\n";

        assertThat(answers("{\"mapping\": {\"@path\": \"$.\"}, \"payload\": " + line.substring(10, line.length() - 2)
                        + "}"))
                .isEqualTo(line);
    }

    @Test
    void lineOverTheLimitIsAnErrorAndTheNextIsAnswered() {
        String huge = "x".repeat(MapCommand.MAX_LINE_BYTES + 1);

        assertThat(answers(huge + "\n{\"mapping\": {\"a\": 1}}\n")).isEqualTo("""
                {"error":"Line 1: It has more than 16777216 bytes."}
                {"output":{"a":1}}
                """);
    }

    @Test
    void deepNestingIsAnError() {
        String deep = "{\"mapping\": {\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}}";

        assertThat(answers(deep)).startsWith("{\"error\":\"").endsWith("\"}\n");
    }

    @Test
    void noInputIsNoOutput() {
        assertThat(answers("")).isEmpty();
    }

    private String answers(String lines) {
        assertThat(environment.input(lines).run("map")).isZero();
        assertThat(environment.noted()).isEmpty();
        return environment.printed();
    }
}
