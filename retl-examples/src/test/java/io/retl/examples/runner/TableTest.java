package io.retl.examples.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAligned() {
        assertThat(Table.lines(List.of("id", "name"), List.of(List.of("1", "Ada"), List.of("1000", ""))))
                .containsExactly("id    name", "----  ----", "1     Ada", "1000");
    }

    @Test
    void wideValuesAreCut() {
        assertThat(Table.lines(List.of("t"), List.of(List.of("x".repeat(40)), List.of("y".repeat(41)))))
                .containsExactly("t", "-".repeat(40), "x".repeat(40), "y".repeat(37) + "...");
    }

    @Test
    void charactersOfTwoColumnsAndOfNoneAreCountedAsSuch() {
        assertThat(Table.lines(List.of("a", "b"), List.of(List.of("日本", "1"), List.of("e\u0301", "2"))))
                .containsExactly("a     b", "----  -", "日本  1", "e\u0301     2");
    }

    @Test
    void noRowIsOnlyAHeading() {
        assertThat(Table.lines(List.of("a"), List.of())).containsExactly("a", "-");
    }
}
