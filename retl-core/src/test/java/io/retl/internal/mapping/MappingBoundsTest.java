package io.retl.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small mappings, and records as large as records are, that would make results without end. */
@Timeout(60)
class MappingBoundsTest {
    @Test
    void arraysWithinArraysEnd() {
        Object mapping = 1;
        for (int i = 0; i < 8; i++) {
            mapping = Map.of(
                    "@arrayPath", List.of(Map.of("@literal", Collections.nCopies(100, 1)), Map.of("a", mapping)));
        }

        assertTooMuch(mapping, Map.of(), "values of this record");
    }

    @Test
    void resultThatIsUsedTwiceAgainAndAgainEnds() {
        Map<String, Object> mapping = Map.of("a", Map.of("@path", "$.a"));
        for (int i = 0; i < 24; i++) {
            Object twice = List.of(Map.of("@path", "$.a"), Map.of("@path", "$.a"));
            mapping = Map.of("@transform", Map.of("apply", Map.of("a", twice), "mapping", mapping));
        }

        assertTooMuch(mapping, Map.of("a", List.of(1, 2, 3)), "values of this record");
    }

    @Test
    @Timeout(5)
    void everyPartOfAMappingIsCheckedOnce() {
        Object mapping = Map.of("@path", "$.a");
        for (int i = 0; i < 24; i++) {
            mapping = Map.of("@if", Map.of("exists", "x", "then", mapping));
        }

        assertThat(Checks.mapping(mapping, Place.ROOT)).isEmpty();
    }

    @Test
    void arrayOfTextsEnds() {
        Object mapping = Map.of(
                "@arrayPath",
                List.of("$.list", Map.of("@case", Map.of("operator", "upper", "value", "x".repeat(100_000)))));

        assertTooMuch(mapping, Map.of("list", Collections.nCopies(100_000, 1)), "characters of this record");
    }

    @Test
    void namesOfAFlatObjectEnd() {
        Map<String, Object> leaves = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            leaves.put("k" + i, i);
        }

        assertTooMuch(
                Map.of("@flatten", Map.of("value", Map.of("@path", "$."), "separator", ".")),
                Map.of("x".repeat(100_000), leaves),
                "characters of this record");
    }

    @Test
    void mergedTextsEnd() {
        assertTooMuch(
                Map.of("@merge", Map.of("direction", "right", "objects", List.of(Map.of("@path", "$.a")))),
                Map.of("a", "x".repeat(1_000_001)),
                "values of this record");
    }

    @Test
    void writtenJsonEnds() {
        Object text = Map.of("@path", "$.a");
        Object mapping = Map.of("@json", Map.of("mode", "encode", "value", Collections.nCopies(50, text)));

        assertTooMuch(
                mapping, Map.of("a", "\u0001".repeat(100_000)), "@json: the text is longer than 4194304 characters.");
    }

    @Test
    void textOfPlaceholdersEnds() {
        assertTooMuch(
                Map.of("@template", "{{a}}".repeat(1_000)),
                Map.of("a", "x".repeat(10_000)),
                "@template: the text is longer than 4194304 characters.");
    }

    @Test
    void jsonTextThatNestsTooDeepFailsAndIsNotTakenForText() {
        assertTooMuch(
                Map.of("@json", Map.of("mode", "decode", "value", Map.of("@path", "$.a"))),
                Map.of("a", "[".repeat(65) + "]".repeat(65)),
                "the value nests deeper than 64 levels. Flatten it in the model.");
    }

    @Test
    void mappingThatHoldsItselfIsRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertThatThrownBy(() -> MappingReader.read(Map.of("@literal", list)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A mapping nests at most 64 levels deep, but this one is deeper.");
    }

    @Test
    void largeRecordIsMappedWithoutBeingBounded() {
        Map<String, Object> event = Map.of("list", Collections.nCopies(200_000, Map.of("a", 1)));

        Object result = WholeMapping.result(
                Map.of("@arrayPath", List.of("$.list", Map.of("b", Map.of("@path", "$.a")))), event);

        assertThat((List<?>) result).hasSize(200_000).last().isEqualTo(Map.of("b", 1L));
    }

    private static void assertTooMuch(Object mapping, Object event, String words) {
        assertThatThrownBy(() -> WholeMapping.result(mapping, event))
                .isInstanceOf(MappingFailedException.class)
                .hasMessageContaining(words);
    }
}
