package io.retl;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.recordId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewMappingTest {
    private final Mapping.Builder mapping = Mapping.builder("people-to-crm")
            .model(Definitions.people())
            .destination(Destination.builder("crm")
                    .action("upsert", (payload, context) -> {})
                    .build())
            .action("upsert")
            .field("key", recordId())
            .field("email", column("email"));

    @Test
    void rowBecomesTheFieldsThatItWouldHave() {
        try (Retl retl = Retl.builder().mapping(mapping.build()).build()) {
            assertThat(retl.previewMapping("people-to-crm", Map.of("id", 7, "email", "ann@example.com"))
                            .value())
                    .isEqualTo(Map.of("key", "7", "email", "ann@example.com"));
        }
    }

    @Test
    void identifiersOfSeveralColumnsAreJoined() {
        Model seats = Model.builder("seats")
                .source(Definitions.people().source())
                .query("SELECT 1")
                .uniqueIdentifier("row", "place")
                .build();
        Mapping toCrm = Mapping.builder("seats-to-crm")
                .model(seats)
                .destination(Destination.builder("crm")
                        .action("upsert", (payload, context) -> {})
                        .build())
                .action("upsert")
                .field("key", recordId())
                .build();
        try (Retl retl = Retl.builder().mapping(toCrm).build()) {
            assertThat(retl.previewMapping("seats-to-crm", Map.of("place", "a/~", "row", 7))
                            .value())
                    .isEqualTo(Map.of("key", "7/a~1~0"));
        }
    }

    @Test
    void columnThatTheRowDoesNotHaveIsNamed() {
        try (Retl retl = Retl.builder().mapping(mapping.build()).build()) {
            assertThatThrownBy(() -> retl.previewMapping("people-to-crm", Map.of("id", 7)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("field 'email' reads column 'email'");
        }
    }

    @Test
    void unknownMappingIsNamed() {
        try (Retl retl = Retl.builder().mapping(mapping.build()).build()) {
            assertThatThrownBy(() -> retl.previewMapping("people", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("There is no mapping 'people'.");
        }
    }
}
