package io.retl.examples.runner;

import io.retl.mapping.MappingPreview;
import io.retl.mapping.UnresolvableMappingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line of the command {@code map} asks for. */
enum MapOperation {
    /** The mapping over one payload. */
    TRANSFORM {
        @Override
        Document answer(Document answer, Map<?, ?> request, @Nullable Object mark) {
            Object payload = request.containsKey("payload") ? request.get("payload") : Map.of();
            return presented(answer, MappingPreview.of(request.get("mapping"), payload), mark);
        }
    },
    /** The mapping over each of a list of payloads. */
    BATCH {
        @Override
        Document answer(Document answer, Map<?, ?> request, @Nullable Object mark) {
            Object payloads = request.containsKey("payloads") ? request.get("payloads") : List.of();
            return presented(answer, MappingPreview.ofAll(request.get("mapping"), payloads), mark);
        }
    },
    /** The mapping alone. */
    VALIDATE {
        @Override
        Document answer(Document answer, Map<?, ?> request, @Nullable Object mark) {
            List<String> problems = MappingPreview.problems(request.get("mapping"));
            return problems.isEmpty() ? answer.set("output", true) : answer.set("error", String.join("; ", problems));
        }
    },
    /** What an action would get of one payload. */
    FIELDS {
        @Override
        Document answer(Document answer, Map<?, ?> request, @Nullable Object mark) {
            return MapFields.answer(answer, request);
        }
    };

    /** Stands for what is absent, on demand. */
    static final Map<String, Object> MARK = Map.of("$undefined", true);

    /**
     * The operation that a request names.
     *
     * @throws IllegalArgumentException if there is no such operation
     */
    static MapOperation of(Map<?, ?> request) {
        Object name = request.containsKey("op") ? request.get("op") : TRANSFORM.word();
        return Arrays.stream(values())
                .filter(operation -> operation.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown op " + name));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Adds the output or the error to an answer. */
    Document answered(Document answer, Map<?, ?> request, @Nullable Object mark) {
        try {
            return answer(answer, request, mark);
        } catch (IllegalArgumentException | UnresolvableMappingException failure) {
            return answer.set("error", failure.getMessage());
        }
    }

    /**
     * Adds the output to an answer.
     *
     * @throws IllegalArgumentException if the request is wrong
     * @throws UnresolvableMappingException if the mapping fails for a payload
     */
    abstract Document answer(Document answer, Map<?, ?> request, @Nullable Object mark);

    private static Document presented(Document answer, MappingPreview preview, @Nullable Object mark) {
        if (preview.isAbsent()) {
            return answer.set("undefined", true);
        }
        return answer.set("output", mark == null ? preview.value() : preview.valueWithAbsentAs(mark));
    }
}
