package io.retl.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void closestNameIsSuggested() {
        assertThat(Nearest.to("postgress", List.of("h2", "postgres", "redshift")))
                .contains("postgres");
        assertThat(Nearest.to("EMIAL", List.of("name", "email"))).contains("email");
    }

    @Test
    void nothingIsSuggestedWhenNothingIsClose() {
        assertThat(Nearest.to("bigquery", List.of("h2", "postgres"))).isEmpty();
        assertThat(Nearest.to("x", List.of())).isEmpty();
    }
}
