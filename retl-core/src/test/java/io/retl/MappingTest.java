package io.retl;

import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.destination.spi.ChangeKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappingTest {
    @Test
    void mappingHasItsDefaults() {
        Mapping mapping = Definitions.mapping("m").build();

        assertThat(mapping.displayName()).isEqualTo("m");
        assertThat(mapping.trigger()).containsExactlyInAnyOrder(ChangeKind.ADDED, ChangeKind.UPDATED);
        assertThat(mapping.isEnabled()).isTrue();
        assertThat(mapping)
                .hasToString("Mapping[m, model=people, destination=crm, action=upsert, trigger=[ADDED, UPDATED],"
                        + " fields=[email]]");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> Mapping.builder("ä").trigger().build(),
                "Mapping 'ä': the id 'ä' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-',"
                        + " because it names tables.",
                "Mapping 'ä': model is missing. Add .model(…).",
                "Mapping 'ä': destination is missing. Add .destination(…).",
                "Mapping 'ä': action is missing. Add .action(\"…\") with the name of one of the destination's actions.",
                "Mapping 'ä': the trigger is empty. Name at least one of ADDED, UPDATED and DELETED.");
    }

    @Test
    void propertySetTwiceShowsTheOldValue() {
        Mapping.Builder mapping = Definitions.mapping("m").trigger(ChangeKind.DELETED);

        Definitions.assertSetTwice(() -> mapping.action("x"), "action is set twice: it is 'upsert', then 'x'.");
        Definitions.assertSetTwice(
                () -> mapping.trigger(ChangeKind.ADDED), "trigger is set twice: it is '[DELETED]', then '[ADDED]'.");
        Definitions.assertSetTwice(
                () -> mapping.field("email", literal("x")),
                "Field 'email' is set twice: it is " + column("email") + ", then " + literal("x") + ".");
    }

    @Test
    void scheduleIsItsOwnOrElseItsModels() {
        Schedule hourly = Schedule.every(Duration.ofHours(1));
        Model model = Definitions.model("people").schedule(hourly).build();
        Mapping.Builder mapping = Mapping.builder("m")
                .model(model)
                .destination(Definitions.crm())
                .action("upsert")
                .field("email", column("email"));

        assertThat(Definitions.mapping("m").build().schedule()).isEmpty();
        assertThat(mapping.build().schedule()).contains(hourly);
        assertThat(mapping.build().toString()).doesNotContain("schedule");
        assertThat(mapping.schedule(Schedule.at(6)).build())
                .returns(Optional.of(Schedule.at(6)), Mapping::schedule)
                .hasToString("Mapping[m, model=people, destination=crm, action=upsert, trigger=[ADDED, UPDATED],"
                        + " schedule=daily at 6 o'clock in UTC, fields=[email]]");
    }

    @Test
    void fieldsKeepTheirOrder() {
        Mapping mapping = Definitions.mapping("m")
                .field("z", column("z"))
                .field("a", column("a"))
                .disabled()
                .build();

        assertThat(mapping.fields().keySet()).containsExactly("email", "z", "a");
        assertThat(mapping.isEnabled()).isFalse();
    }
}
