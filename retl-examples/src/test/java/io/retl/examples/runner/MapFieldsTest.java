package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapFieldsTest {
    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void fieldsAreWhatAnActionWouldGet() {
        assertThat(answers("""
                        {"op": "fields", "fields": {"age": {"type": "integer"}}, "payload": {"age": "42", "name": "Ada"}}
                        {"id": 1, "op": "fields", "fields": {"a": {"type": "string"}}, "mapping": {"a": {"@path": "$.n"}}, "payload": {"n": 5}}
                        """)).isEqualTo("""
                        {"output":{"age":42}}
                        {"id":1,"output":{"a":"5"}}
                        """);
    }

    @Test
    void recordThatDoesNotFitIsAnErrorWithItsParts() {
        assertThat(answers("""
                        {"op": "fields", "fields": {"a": {"type": "number", "label": "Age"}, "b": {"type": "string", "required": true}}, "payload": {"a": "x"}}
                        """)).isEqualTo("""
                        {"error":"The root value is missing the required field 'b'.; Age must be a number but it was a string.",\
                        "name":"AggregateAjvError",\
                        "errors":["The root value is missing the required field 'b'.","Age must be a number but it was a string."]}
                        """);
    }

    @Test
    void rootSaysWhetherAnEmptyTextCounts() {
        String fields = "{\"op\":\"fields\",\"fields\":{\"a\":{\"type\":\"string\"}},\"payload\":{\"a\":\"\"}";

        assertThat(answers(fields + "}\n" + fields + ",\"root\":true}\n" + fields + ",\"root\":false}\n"))
                .isEqualTo("""
                        {"output":{}}
                        {"output":{}}
                        {"output":{"a":""}}
                        """);
    }

    @Test
    void mappingThatGivesNoObjectIsAnError() {
        assertThat(answers("""
                        {"op":"fields","fields":{"a":{"type":"string"}},"mapping":{"@path":"$.x"},"payload":{"x":[1]}}
                        {"op":"fields","fields":{"a":{"type":"string"}},"mapping":{"@path":"$.y"},"payload":{"x":[1]}}
                        {"op":"fields","fields":{"a":{"type":"string"}},"payload":"text"}
                        """))
                .contains("must be an object but it was an array.")
                .contains("must be an object but it was undefined.")
                .contains("must be an object but it was a string.");
    }

    @Test
    void fieldsThatAreNotDescribedAreAnError() {
        assertThat(answers("{\"op\":\"fields\",\"fields\":{\"a\":{\"type\":\"strin\"}},\"payload\":{}}"))
                .isEqualTo("{\"error\":\"Field 'a': there is no type 'strin'.\"}\n");
        assertThat(answers("{\"op\":\"fields\",\"payload\":{}}")).endsWith("{\"error\":\"'fields' is no object.\"}\n");
    }

    private String answers(String lines) {
        assertThat(environment.input(lines).run("map")).isZero();
        assertThat(environment.noted()).isEmpty();
        return environment.printed();
    }
}
