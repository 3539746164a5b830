package io.retl.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.testkit.ScriptedServerAnswer;
import io.retl.testkit.ScriptedServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request the answer that the same method and target got when it was recorded, and compares what arrived with the
 * recording. The order of requests counts within one target only: some are sent at once. Thread-safe.
 */
final class RecordedServer {
    private final List<Map<String, @Nullable Object>> exchanges = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> unanswered;

    RecordedServer(List<@Nullable Object> exchanges) {
        exchanges.forEach(exchange -> this.exchanges.add(RecordedJson.object(exchange)));
        this.unanswered = new ArrayList<>(this.exchanges);
    }

    synchronized ScriptedServerAnswer answer(ScriptedServerRequest request) {
        for (Map<String, @Nullable Object> exchange : unanswered) {
            if (line(exchange).equals(request.toString())) {
                unanswered.remove(exchange);
                return answer(RecordedJson.object(exchange.get("answer")));
            }
        }
        return ScriptedServerAnswer.status(200)
                .header("content-type", "application/json")
                .body("{}");
    }

    void assertSame(List<ScriptedServerRequest> requests, String name) {
        Map<String, List<Map<String, @Nullable Object>>> expected = new LinkedHashMap<>();
        exchanges.forEach(each ->
                expected.computeIfAbsent(line(each), line -> new ArrayList<>()).add(each));
        Map<String, List<ScriptedServerRequest>> sent = new LinkedHashMap<>();
        requests.forEach(each ->
                sent.computeIfAbsent(each.toString(), line -> new ArrayList<>()).add(each));
        assertThat(sent.keySet()).as("requests of %s", name).isEqualTo(expected.keySet());
        expected.forEach((line, group) -> {
            List<ScriptedServerRequest> same = Objects.requireNonNull(sent.get(line));
            assertThat(same).as("%s of %s", line, name).hasSameSizeAs(group);
            for (int index = 0; index < group.size(); index++) {
                assertSame(same.get(index), group.get(index), line + " of " + name);
            }
        });
    }

    private static void assertSame(ScriptedServerRequest request, Map<String, @Nullable Object> exchange, String name) {
        RecordedJson.object(exchange.get("headers"))
                .forEach((header, value) -> assertThat(request.header(header))
                        .as("header %s of %s", header, name)
                        .contains(String.valueOf(value)));
        if (exchange.containsKey("json")) {
            assertThat(RecordedJson.comparable(RecordedJson.read(request.text())))
                    .as("body of %s", name)
                    .isEqualTo(RecordedJson.comparable(exchange.get("json")));
        } else if (exchange.containsKey("form")) {
            assertThat(comparableForm(form(request.text())))
                    .as("form of %s", name)
                    .isEqualTo(comparableForm(RecordedJson.object(exchange.get("form"))));
        } else {
            assertThat(request.text()).as("body of %s", name).isEqualTo(exchange.getOrDefault("text", ""));
        }
    }

    /** A value that is JSON itself is compared as such. */
    private static Map<String, @Nullable Object> comparableForm(Map<String, ? extends @Nullable Object> form) {
        Map<String, @Nullable Object> comparable = new LinkedHashMap<>();
        form.forEach((name, value) -> comparable.put(
                name,
                value instanceof String text && (text.startsWith("{") || text.startsWith("["))
                        ? RecordedJson.comparable(RecordedJson.read(text))
                        : value));
        return comparable;
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String line(Map<String, @Nullable Object> exchange) {
        return exchange.get("method") + " " + exchange.get("target");
    }

    private static ScriptedServerAnswer answer(Map<String, @Nullable Object> recorded) {
        if (recorded.containsKey("error")) {
            return ScriptedServerAnswer.hangUp();
        }
        ScriptedServerAnswer answer =
                ScriptedServerAnswer.status(Integer.parseInt(String.valueOf(recorded.get("status"))));
        for (Map.Entry<String, @Nullable Object> header :
                RecordedJson.object(recorded.get("headers")).entrySet()) {
            answer = answer.header(header.getKey(), String.valueOf(header.getValue()));
        }
        return answer.body(String.valueOf(recorded.get("body")));
    }
}
