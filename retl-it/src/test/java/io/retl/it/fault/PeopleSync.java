package io.retl.it.fault;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.RetryPolicy;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code people} into the webhook, as tests and their child processes build it: every kind of change, a short
 * lease, a short time-out.
 *
 * @param url where the webhook sends to
 * @param batch the most records in a request
 * @param concurrency the most requests at once
 * @param window the least window
 * @param attempts how often a batch without an answer is sent
 * @param query the model
 */
record PeopleSync(String url, int batch, int concurrency, int window, int attempts, String query) {
    static final String MAPPING = "people-to-hook";
    static final Duration LEASE = Duration.ofSeconds(2);
    static final String TIMEOUT = "PT2S";

    static PeopleSync into(String url) {
        return new PeopleSync(url, 50, 2, 200, 1, "SELECT id AS \"id\", name AS \"name\" FROM people");
    }

    PeopleSync batch(int records) {
        return new PeopleSync(url, records, concurrency, window, attempts, query);
    }

    PeopleSync window(int records) {
        return new PeopleSync(url, batch, concurrency, records, attempts, query);
    }

    PeopleSync attempts(int times) {
        return new PeopleSync(url, batch, concurrency, window, times, query);
    }

    PeopleSync query(String sql) {
        return new PeopleSync(url, batch, concurrency, window, attempts, sql);
    }

    /** A builder with the only mapping. */
    Retl.Builder retl(Source source) {
        return retl(source, MAPPING);
    }

    /** A builder with a mapping for each id, all onto one destination. */
    Retl.Builder retl(Source source, String... mappingIds) {
        Destination hook = Destination.builder("hook")
                .type("webhook")
                .setting("timeout", TIMEOUT)
                .maxConcurrency(concurrency)
                .retryPolicy(RetryPolicy.builder()
                        .attempts(attempts)
                        .time(Duration.ZERO)
                        .firstDelay(Duration.ofMillis(20))
                        .maxDelay(Duration.ofMillis(200))
                        .build())
                .build();
        Model people = Model.builder("people")
                .source(source)
                .query(query)
                .uniqueIdentifier("id")
                .build();
        Retl.Builder builder = Retl.builder()
                .lease(LEASE)
                .limits(Limits.builder().window(window).build());
        Arrays.stream(mappingIds).map(id -> mapping(id, people, hook)).forEach(builder::mapping);
        return builder;
    }

    private Mapping mapping(String id, Model people, Destination hook) {
        return Mapping.builder(id)
                .model(people)
                .destination(hook)
                .action("send")
                .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED)
                .field("url", Expressions.literal(url))
                .field("method", Expressions.literal("POST"))
                .field("batch_size", Expressions.literal(batch))
                .field(
                        "data",
                        Expressions.directives(Map.of(
                                "id", path("$.__segment_id"),
                                "event", path("$.event"),
                                "row", path("$.properties"),
                                "messageId", path("$.messageId"))))
                .build();
    }

    private static Map<String, String> path(String path) {
        return Map.of("@path", path);
    }

    /** A control store in an H2 file that retl opens. */
    static Source controlFile(String jdbcUrl) {
        return Source.builder("control").jdbcUrl(jdbcUrl).user("sa").build();
    }

    /** As arguments of a program. */
    List<String> arguments() {
        return List.of(
                "url=" + url,
                "batch=" + batch,
                "concurrency=" + concurrency,
                "window=" + window,
                "attempts=" + attempts,
                "query=" + query);
    }

    /** The other way round; other arguments are left alone. */
    static PeopleSync of(Map<String, String> arguments) {
        return new PeopleSync(
                required(arguments, "url"),
                Integer.parseInt(required(arguments, "batch")),
                Integer.parseInt(required(arguments, "concurrency")),
                Integer.parseInt(required(arguments, "window")),
                Integer.parseInt(required(arguments, "attempts")),
                required(arguments, "query"));
    }

    /** The arguments of a program by their names. */
    static Map<String, String> parse(String... arguments) {
        Map<String, String> parsed = new LinkedHashMap<>();
        for (String argument : arguments) {
            int end = argument.indexOf('=');
            parsed.put(argument.substring(0, end), argument.substring(end + 1));
        }
        return parsed;
    }

    static String required(Map<String, String> arguments, String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Argument '" + name + "' is missing.");
        }
        return value;
    }
}
