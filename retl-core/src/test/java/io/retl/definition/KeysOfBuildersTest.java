package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.RateLimit;
import io.retl.Retl;
import io.retl.RetryPolicy;
import io.retl.Schedule;
import io.retl.Source;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be set in code can be set in a file, under the same name. */
class KeysOfBuildersTest {
    /** A property of a builder, and the key that has another name. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "field", "fields",
            "setting", "settings",
            "disabled", "enabled",
            "source", "sources",
            "model", "models",
            "destination", "destinations",
            "mapping", "mappings");

    /** What a file cannot hold. */
    private static final Set<String> CODE = Set.of(
            "build", "dataSource", "batchAction", "executor", "listener", "dialectProvider", "destinationProvider");

    private static Set<String> properties(Class<?> builder) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !CODE.contains(name))
                .forEach(names::add);
        return names;
    }

    private static Set<String> with(Set<String> names, String... more) {
        names.addAll(List.of(more));
        return names;
    }

    private static Set<String> renamed(Set<String> names, String... renamed) {
        for (String name : renamed) {
            assertThat(names.remove(name)).as(name).isTrue();
            names.add(OTHER_NAMES.get(name));
        }
        return names;
    }

    @Test
    void keysOfADefinitionAreTheMethodsOfItsBuilder() {
        assertThat(SourceReader.KEYS).containsExactlyInAnyOrderElementsOf(with(properties(Source.Builder.class), "id"));
        Set<String> model = with(properties(Model.Builder.class), "id");
        model.remove("fullDiffNever"); // the word never for fullDiffEvery
        assertThat(ModelReader.KEYS).containsExactlyInAnyOrderElementsOf(model);
        Set<String> destination = renamed(with(properties(Destination.Builder.class), "id"), "setting", "disabled");
        destination.remove("action"); // actions are code
        assertThat(DestinationReader.KEYS).containsExactlyInAnyOrderElementsOf(destination);
        assertThat(MappingReader.KEYS)
                .containsExactlyInAnyOrderElementsOf(
                        renamed(with(properties(Mapping.Builder.class), "id"), "field", "disabled"));
        assertThat(PaceReader.RETRY_KEYS).containsExactlyInAnyOrderElementsOf(properties(RetryPolicy.Builder.class));
        assertThat(LimitsReader.KEYS).containsExactlyInAnyOrderElementsOf(properties(Limits.Builder.class));
    }

    @Test
    void keysOfAFileAreTheMethodsOfTheBuilderOfRetl() {
        Set<String> names = renamed(properties(Retl.Builder.class), "source", "model", "destination", "mapping");

        assertThat(DefinitionsReader.KEYS).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void keysOfAScheduleAndOfARateLimitAreTheirComponents() {
        assertThat(ScheduleReader.KEYS)
                .containsExactlyElementsOf(components(Schedule.Interval.class, Schedule.Calendar.class));
        assertThat(PaceReader.RATE_KEYS).containsExactlyElementsOf(components(RateLimit.class));
    }

    private static List<String> components(Class<?>... records) {
        return Stream.of(records)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }

    @Test
    void everyLimitIsRead() {
        for (String key : LimitsReader.KEYS) {
            String value = switch (key) {
                case "scheduleInterval", "parkAfter" -> "\"PT59M\"";
                case "massDeletePercent", "breakerPercent" -> "59";
                default -> "5959";
            };

            Definitions definitions = Texts.read("{\"limits\":{\"" + key + "\":" + value + "}}");

            assertThat(definitions.limits().toString()).contains(key + "=" + value.replace("\"", ""));
        }
    }
}
