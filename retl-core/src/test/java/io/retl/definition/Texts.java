package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.ConfigurationException;
import io.retl.Problem;
import io.retl.Retl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Definitions as texts, for tests. */
final class Texts {
    /** The smallest file that can be built; {@link FakePlugins} has its plug-ins. */
    static final String SMALL = """
        {"sources":[{"id":"shop","jdbcUrl":"jdbc:h2:mem:shop"}],
         "models":[{"id":"people","source":"shop","query":"SELECT id, email FROM people","uniqueIdentifier":"id"}],
         "destinations":[{"id":"crm","type":"webhook"}],
         "mappings":[{"id":"people_to_crm","model":"people","destination":"crm","action":"send","fields":{"url":"http://x"}}]}
        """;

    /** The file of DESIGN section 10. */
    static final String SAMPLE = """
        {"controlStore":{"jdbcUrl":"jdbc:h2:./state/retl;AUTO_SERVER=TRUE"},
         "sources":[{"id":"shop","jdbcUrl":"jdbc:postgresql://localhost/shop","user":"retl","password":"${env:PGPASSWORD}","dialect":"postgres","stateSchema":"__segment_reverse_etl"}],
         "models":[{"id":"customers","source":"shop","query":"SELECT id, email, plan FROM customers","uniqueIdentifier":"id","timestampColumn":null}],
         "destinations":[{"id":"crm","type":"webhook","settings":{"sharedSecret":"${env:HOOK_SECRET}","timeout":"PT30S"},"enabled":true,"maxConcurrency":8}],
         "mappings":[{"id":"customers_to_crm","model":"customers","destination":"crm","action":"send","trigger":["added","updated"],
           "schedule":{"every":"PT15M"},"fields":{"url":"http://localhost:9000/in","method":"POST","batch_size":500,"data":{"id":{"@path":"$.__segment_id"},"row":{"@path":"$.properties"}}},"enabled":true}],
         "limits":{"recordsPerSync":150000000},"lease":"PT30S"}
        """;

    static final Map<String, String> VARIABLES = Map.of("PGPASSWORD", "s3cret-pw", "HOOK_SECRET", "s3cret-hook");

    private Texts() {}

    /** Reads a file whose name is {@code retl.json}, which is gone afterwards. */
    static Definitions read(byte[] content, Function<Path, Definitions> reader) {
        try {
            Path folder = Files.createTempDirectory("retl-definitions");
            Path file = Files.write(folder.resolve("retl.json"), content);
            try {
                return reader.apply(file);
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Definitions read(byte[] content, Map<String, String> variables) {
        return read(content, file -> Definitions.read(file, variables::get));
    }

    static Definitions read(String text) {
        return read(text, VARIABLES);
    }

    static Definitions read(String text, Map<String, String> variables) {
        return read(text.getBytes(StandardCharsets.UTF_8), variables);
    }

    /** Where a part of a text begins, as messages say it. */
    static String at(String text, String part) {
        int offset = text.indexOf(part);
        assertThat(offset).as(part).isNotNegative();
        return "retl.json:" + new Lines(text).position(offset) + ": ";
    }

    static void assertRefused(byte[] content, String message) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> read(content, Map.of()));
        assertThat(refused).hasMessage(message);
    }

    static void assertRefused(String text, String message) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), message);
    }

    static List<String> problems(String text) {
        return read(text).problems().stream().map(Problem::message).toList();
    }

    /** What is wrong with the whole, with {@link FakePlugins}. */
    static List<String> buildProblems(Definitions definitions) {
        return buildProblems(definitions, FakePlugins::add);
    }

    static List<String> buildProblems(Definitions definitions, Consumer<Retl.Builder> more) {
        ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> definitions.build(more));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.problems().stream().map(Problem::message).toList();
    }
}
