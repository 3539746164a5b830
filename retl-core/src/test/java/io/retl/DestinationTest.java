package io.retl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.DeliveryResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DestinationTest {
    @Test
    void destinationHasItsDefaults() {
        Destination destination = Definitions.crm();

        assertThat(destination.displayName()).isEqualTo("crm");
        assertThat(destination.type()).isEmpty();
        assertThat(destination.maxConcurrency()).isEqualTo(8);
        assertThat(destination.retryPolicy())
                .hasToString(
                        "RetryPolicy[attempts=5, time=PT2M, firstDelay=PT0.5S, maxDelay=PT30S, maxRetryAfter=PT15M]");
        assertThat(destination.rateLimit()).isEmpty();
        assertThat(destination.isEnabled()).isTrue();
    }

    @Test
    void textMasksTheValuesOfSettings() {
        Destination destination = Destination.builder("crm")
                .type("webhook")
                .setting("sharedSecret", "s3cret")
                .setting("timeout", "PT30S")
                .disabled()
                .build();

        assertThat(destination)
                .hasToString("Destination[crm, type=webhook, settings={sharedSecret=***, timeout=***},"
                        + " maxConcurrency=8, retryPolicy=RetryPolicy[attempts=5, time=PT2M, firstDelay=PT0.5S,"
                        + " maxDelay=PT30S, maxRetryAfter=PT15M], rateLimit=none, disabled]");
    }

    @Test
    void retryPolicyAndRateLimitAreKeptAndShown() {
        RetryPolicy patient =
                RetryPolicy.builder().attempts(9).time(Duration.ofHours(1)).build();

        Destination destination = Destination.builder("crm")
                .type("webhook")
                .retryPolicy(patient)
                .rateLimit(100, Duration.ofSeconds(1))
                .build();

        assertThat(destination.retryPolicy()).isSameAs(patient);
        assertThat(destination.rateLimit()).contains(new RateLimit(100, Duration.ofSeconds(1)));
        assertThat(destination)
                .hasToString("Destination[crm, type=webhook, settings={}, maxConcurrency=8,"
                        + " retryPolicy=RetryPolicy[attempts=9, time=PT1H, firstDelay=PT0.5S, maxDelay=PT30S,"
                        + " maxRetryAfter=PT15M], rateLimit=100 per PT1S]");
    }

    @Test
    void rateLimitIsCheckedAtItsBounds() {
        assertThat(rated(1, Duration.ofMillis(1)).rateLimit()).isPresent();
        assertThat(rated(1_000_000, Duration.ofMillis(1)).rateLimit()).isPresent();
        assertThat(rated(1, Duration.ofDays(1)).rateLimit()).isPresent();
        Definitions.assertProblems(
                () -> rated(0, Duration.ZERO),
                "Destination 'crm': rateLimit has 0 requests; there must be 1 to 1000000.",
                "Destination 'crm': rateLimit is per PT0S; it must be per PT0.001S to PT24H.");
        Definitions.assertProblems(
                () -> rated(1_000_001, Duration.ofDays(1).plusNanos(1)),
                "Destination 'crm': rateLimit has 1000001 requests; there must be 1 to 1000000.",
                "Destination 'crm': rateLimit is per PT24H0.000000001S; it must be per PT0.001S to PT24H.");
    }

    private static Destination rated(int requests, Duration per) {
        return Destination.builder("crm")
                .type("webhook")
                .rateLimit(requests, per)
                .build();
    }

    @Test
    void destinationIsAPlugInOrHasActionsInCode() {
        Definitions.assertProblems(
                () -> Destination.builder("crm").build(),
                "Destination 'crm': it needs either .type(\"…\") for a plug-in or .action(…) for actions in code,"
                        + " not neither.");
        Definitions.assertProblems(
                () -> Destination.builder("crm")
                        .type("webhook")
                        .action("a", (payload, context) -> {})
                        .build(),
                "Destination 'crm': it needs either .type(\"…\") for a plug-in or .action(…) for actions in code, not both.");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        Definitions.assertProblems(
                () -> Destination.builder("a b")
                        .action("a", (payload, context) -> {})
                        .batchAction("a", 10, (delivery, context) -> DeliveryResult.delivered())
                        .setting("key", "s3cret")
                        .maxConcurrency(1_025)
                        .build(),
                "Destination 'a b': the id 'a b' must have 1 to 128 characters out of A-Z, a-z, 0-9, '_' and '-',"
                        + " because it names tables.",
                "Destination 'a b': two actions have one name. Give each its own.",
                "Destination 'a b': settings belong to a plug-in, but there is no .type(\"…\").",
                "Destination 'a b': maxConcurrency is 1025; it must be 1 to 1024.");
    }

    @Test
    void propertySetTwiceShowsTheOldValueButASettingDoesNot() {
        Destination.Builder destination =
                Destination.builder("crm").type("webhook").maxConcurrency(4).setting("key", "s3cret");

        Definitions.assertSetTwice(() -> destination.type("x"), "type is set twice: it is 'webhook', then 'x'.");
        Definitions.assertSetTwice(
                () -> destination.maxConcurrency(5), "maxConcurrency is set twice: it is '4', then '5'.");
        Definitions.assertSetTwice(
                () -> destination.rateLimit(1, Duration.ofSeconds(1)).rateLimit(2, Duration.ofSeconds(1)),
                "rateLimit is set twice: it is '1 per PT1S', then '2 per PT1S'.");
        Definitions.assertSetTwice(() -> destination.setting("key", "other"), "Setting 'key' is set twice.");
    }

    @Test
    void batchActionTakesAtLeastOneRecord() {
        assertThatThrownBy(() -> Destination.builder("crm")
                        .batchAction("a", 0, (delivery, context) -> DeliveryResult.delivered()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxRecords is 0; it is at least 1.");
    }
}
