package io.retl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.DeliveryResult;
import io.retl.mapping.Expressions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the builder of {@link Retl} refuses by the limits, at the limit and one beyond, with its code. */
class DefinitionLimitsTest {
    /** Characters of one, two, three and four bytes. */
    private static final List<String> CHARACTERS = List.of("a", "é", "€", "😀");

    private static Model.Builder model() {
        return Model.builder("people").source(Definitions.shop());
    }

    private static void assertAccepted(Model.Builder model) {
        Retl.builder().model(model.build()).build().close();
    }

    private static void assertRefused(Retl.Builder retl, ErrorCode code, String message) {
        assertThatThrownBy(retl::build).isInstanceOfSatisfying(ConfigurationException.class, refused -> {
            assertThat(refused.problems()).containsExactly(new Problem(code, message));
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    private static void assertRefused(Model.Builder model, ErrorCode code, String message) {
        assertRefused(Retl.builder().model(model.build()), code, message);
    }

    @Test
    void queryOf65535CharactersIsTakenAndOneMoreIsNot() {
        for (String character : CHARACTERS) {
            String select = "SELECT id FROM t -- ";
            String full = select + character.repeat(65_535 - select.length());

            assertAccepted(model().query(full).uniqueIdentifier("id"));
            assertRefused(
                    model().query(full + character).uniqueIdentifier("id"),
                    ErrorCode.MODEL_QUERY_TOO_LONG,
                    "Model 'people': the query has 65536 characters; the limit is 65535. Move it into a warehouse view and select from the view.");
        }
    }

    @Test
    void namesOfIdentifierAndTimestampColumnsOf191CharactersAreTakenAndOneMoreIsNot() {
        for (String character : CHARACTERS) {
            String full = character.repeat(191);

            assertAccepted(model().query("SELECT 1").uniqueIdentifier(full).timestampColumn(full));
            assertRefused(
                    model().query("SELECT 1").uniqueIdentifier(full + character),
                    ErrorCode.ID_COLUMN_NAME_TOO_LONG,
                    "Model 'people': the name of the unique identifier has 192 characters; the limit is 191. Give the column a shorter alias.");
            assertRefused(
                    model().query("SELECT 1").uniqueIdentifier("id").timestampColumn(full + character),
                    ErrorCode.TIMESTAMP_COLUMN_NAME_TOO_LONG,
                    "Model 'people': the name of the timestamp column has 192 characters; the limit is 191. Give the column a shorter alias.");
        }
    }

    @Test
    void scheduleOf15MinutesIsTakenAnd14MinutesAreNot() {
        Model.Builder often =
                model().query("SELECT 1").uniqueIdentifier("id").schedule(Schedule.every(Duration.ofMinutes(14)));
        assertAccepted(
                model().query("SELECT 1").uniqueIdentifier("id").schedule(Schedule.every(Duration.ofMinutes(15))));
        assertRefused(
                often,
                ErrorCode.INTERVAL_TOO_SHORT,
                "Model 'people': the schedule runs every 14 minutes; the limit is 15 minutes. Use 15 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day.");
    }

    @Test
    void scheduleOfAMappingIsCheckedToo() {
        Mapping mapping = Definitions.mapping("crm")
                .schedule(Schedule.every(Duration.ofSeconds(899)))
                .build();

        assertRefused(
                Retl.builder().mapping(mapping),
                ErrorCode.INTERVAL_TOO_SHORT,
                "Mapping 'crm': the schedule runs every 899 seconds; the limit is 15 minutes. Use 15 or 30 minutes, 1, 2, 4, 6, 8 or 12 hours, or 1 day.");
    }

    @Test
    void scheduleInheritedFromTheModelIsReportedOnce() {
        Model model = model().query("SELECT 1")
                .uniqueIdentifier("id")
                .schedule(Schedule.every(Duration.ofMinutes(1)))
                .build();
        Destination crm = Destination.builder("crm")
                .batchAction("upsert", 1, (delivery, context) -> DeliveryResult.delivered())
                .build();
        Mapping mapping = Mapping.builder("crm")
                .model(model)
                .destination(crm)
                .action("upsert")
                .field("id", Expressions.recordId())
                .build();

        assertThatThrownBy(() -> Retl.builder().mapping(mapping).build())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems()).hasSize(1));
    }

    @Test
    void limitsMayBeRaisedAndLowered() {
        Limits limits = Limits.builder()
                .queryCharacters(8)
                .scheduleInterval(Duration.ofMinutes(5))
                .build();

        Retl.builder()
                .limits(limits)
                .model(model().query("SELECT 1")
                        .uniqueIdentifier("id")
                        .schedule(Schedule.every(Duration.ofMinutes(5)))
                        .build())
                .build()
                .close();
        assertRefused(
                Retl.builder()
                        .limits(limits)
                        .model(model().query("SELECT 12").uniqueIdentifier("id").build()),
                ErrorCode.MODEL_QUERY_TOO_LONG,
                "Model 'people': the query has 9 characters; the limit is 8. Move it into a warehouse view and select from the view.");
    }

    @Test
    void nameOfEachIdentifierIsLimited() {
        assertRefused(
                Retl.builder()
                        .model(model().query("SELECT 1")
                                .uniqueIdentifier("id", "i".repeat(192))
                                .build()),
                ErrorCode.ID_COLUMN_NAME_TOO_LONG,
                "Model 'people': the name of the unique identifier has 192 characters; the limit is 191. Give the column a shorter alias.");
    }

    @Test
    void severalKindsOfProblemShareTheGeneralCode() {
        Retl.Builder retl = Retl.builder()
                .model(model().query("SELECT 1")
                        .uniqueIdentifier("i".repeat(192))
                        .timestampColumn("t".repeat(192))
                        .build());

        assertThatThrownBy(retl::build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFIGURATION));
    }

    @Test
    void leaseOfTwoSecondsIsTakenAndLessIsNot() {
        Retl.builder()
                .mapping(Definitions.mapping("crm").build())
                .lease(Duration.ofSeconds(2))
                .build()
                .close();
        assertRefused(
                Retl.builder().mapping(Definitions.mapping("crm").build()).lease(Duration.ofMillis(1_999)),
                ErrorCode.CONFIGURATION,
                "The lease is PT1.999S; it is at least PT2S.");
    }

    @Test
    void leaseIsReportedWithTheOtherProblems() {
        Retl.Builder retl = Retl.builder()
                .lease(Duration.ofSeconds(1))
                .model(model().query("SELECT 1")
                        .uniqueIdentifier("i".repeat(192))
                        .build());

        assertThatThrownBy(retl::build)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }
}
