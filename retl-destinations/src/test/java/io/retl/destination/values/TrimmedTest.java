package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrimmedTest {
    @Test
    void spacesOfAllKindsAreTrimmed() {
        assertThat(Trimmed.of("\ufeff\u00a0\t a b \u3000\n")).isEqualTo("a b");
        assertThat(Trimmed.of(" \u2003 ")).isEmpty();
        assertThat(Trimmed.of("\u200b")).as("a joiner is none").isEqualTo("\u200b");
    }
}
