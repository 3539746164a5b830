package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ConfigurationException;
import io.retl.internal.json.Json;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file, the answer is a list of places. */
class DefinitionMutationTest {
    /** Processor time is the same on a busy machine. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<Object> VALUES = Arrays.asList(
            null,
            true,
            "",
            " ",
            "text",
            "${env:NO}",
            "${env:",
            -1L,
            0L,
            1.5,
            1e300,
            List.of(),
            Map.of(),
            List.of("x"),
            Map.of("@path", 1L),
            "😀\n",
            "a".repeat(300),
            Map.of("every", "PT15M"),
            List.of("added", 7L));

    private static void check(byte[] content, String seed) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            Texts.read(content, Texts.VARIABLES).build(FakePlugins::add).close();
        } catch (ConfigurationException refused) {
            assertThat(refused.problems())
                    .as(seed)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.message())
                            .matches("(?s)retl\\.json:[1-9]\\d*:[1-9]\\d*: .+")
                            .doesNotContain("s3cret"));
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError(seed + ": " + new String(content, StandardCharsets.UTF_8), failure);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(seed)
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void fileThatIsCutAnywhere() {
        byte[] sample = Texts.SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < sample.length; length += 3) {
            check(Arrays.copyOf(sample, length), "cut at " + length);
        }
    }

    @Test
    void bytesThatAreExchanged() {
        byte[] sample = Texts.SAMPLE.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] content = sample.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                byte[] choice = "{}[]\",:0\\$eE.-\u0000n\u00ff".getBytes(StandardCharsets.ISO_8859_1);
                content[random.nextInt(content.length)] = choice[random.nextInt(choice.length)];
            }
            check(content, "seed " + seed);
        }
    }

    @Test
    void keysThatAreDroppedOrRenamedAndValuesOfAnotherType() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            Object root = Json.parse(Texts.SAMPLE);
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutate(root, random);
            }
            check(Json.write(root).getBytes(StandardCharsets.UTF_8), "seed " + seed);
        }
    }

    private static void mutate(Object root, Random random) {
        List<Object> containers = new ArrayList<>();
        collect(root, containers);
        Object container = containers.get(random.nextInt(containers.size()));
        if (container instanceof Map<?, ?>) {
            mutateObject(cast(container), random);
        } else {
            mutateList(castList(container), random);
        }
    }

    private static void mutateObject(Map<String, Object> object, Random random) {
        List<String> keys = new ArrayList<>(object.keySet());
        String key = keys.isEmpty() ? "x" : keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(3)) {
            case 0 -> object.remove(key);
            case 1 -> object.put(key + (random.nextBoolean() ? "s" : "\n@"), object.remove(key));
            default -> object.put(key, copy(VALUES.get(random.nextInt(VALUES.size()))));
        }
    }

    private static void mutateList(List<Object> list, Random random) {
        if (list.isEmpty() || random.nextBoolean()) {
            list.add(copy(VALUES.get(random.nextInt(VALUES.size()))));
        } else if (random.nextBoolean()) {
            list.add(copy(list.get(random.nextInt(list.size()))));
        } else {
            list.remove(random.nextInt(list.size()));
        }
    }

    private static Object copy(Object value) {
        return Json.parse(Json.write(value));
    }

    private static void collect(Object value, List<Object> containers) {
        if (value instanceof Map<?, ?> map) {
            containers.add(map);
            map.values().forEach(member -> collect(member, containers));
        } else if (value instanceof List<?> list) {
            containers.add(list);
            list.forEach(element -> collect(element, containers));
        }
    }

    @SuppressWarnings("unchecked") // what the parser makes
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked") // what the parser makes
    private static List<Object> castList(Object list) {
        return (List<Object>) list;
    }
}
