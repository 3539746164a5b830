package io.retl;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;

/** Definitions that are complete, for tests that spoil one thing. */
final class Definitions {
    private Definitions() {}

    static Source shop() {
        return Source.builder("shop").dataSource(new JdbcDataSource()).build();
    }

    static Model people() {
        return model("people").build();
    }

    static Model.Builder model(String id) {
        return Model.builder(id)
                .source(shop())
                .query("SELECT id, email FROM people")
                .uniqueIdentifier("id");
    }

    static Destination crm() {
        return Destination.builder("crm")
                .action("upsert", (payload, context) -> {})
                .build();
    }

    static Mapping.Builder mapping(String id) {
        return Mapping.builder(id)
                .model(people())
                .destination(crm())
                .action("upsert")
                .field("email", column("email"));
    }

    static void assertProblems(ThrowingCallable build, String... problems) {
        assertThatThrownBy(build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::message)
                                .containsExactly(problems));
    }

    static void assertSetTwice(ThrowingCallable second, String message) {
        assertThatThrownBy(second).isInstanceOf(IllegalStateException.class).hasMessage(message);
    }
}
