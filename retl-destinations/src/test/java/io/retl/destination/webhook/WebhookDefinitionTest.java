package io.retl.destination.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.RequestPreview;
import io.retl.destination.spi.SettingDefinition;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known and checked before the first row. */
class WebhookDefinitionTest {
    @Test
    void isFoundByName() {
        assertThat(ServiceLoader.load(DestinationProvider.class))
                .extracting(DestinationProvider::name)
                .contains("webhook");
    }

    @Test
    void settingsAndFieldsHaveTheseNames() {
        try (Webhook webhook = new Webhook(Map.of())) {
            assertThat(new WebhookDestinationProvider().settings())
                    .extracting(SettingDefinition::name)
                    .containsExactly("sharedSecret", "timeout", "baseUrl", "allowedHosts");
            assertThat(webhook.action().name()).isEqualTo("send");
            assertThat(webhook.action().fields())
                    .extracting(FieldDefinition::name)
                    .containsExactly("url", "method", "batch_size", "headers", "data", "batch_keys");
            assertThat(webhook.action().fields())
                    .filteredOn(FieldDefinition::isRequired)
                    .extracting(FieldDefinition::name)
                    .containsExactly("url");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "500.0, 500", "1E+4, 10000"})
    void batchSizeIsTheMostRecords(String size, int records) {
        BatchLimits limits = limits(Map.of("batch_size", new BigDecimal(size)));

        assertThat(limits).isEqualTo(records == 1 ? BatchLimits.single() : BatchLimits.batch(records, 4_000_000));
    }

    @Test
    void withoutABatchSizeRecordsGoAlone() {
        Map<String, Object> nothing = new LinkedHashMap<>();
        nothing.put("batch_size", null);

        assertThat(limits(Map.of()).maxRecords()).isEqualTo(1);
        assertThat(limits(nothing).maxRecords()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "10001", "1.5", "1E+99", "1E-99"})
    void otherBatchSizesAreRefused(String size) {
        assertThatThrownBy(() -> limits(Map.of("batch_size", new BigDecimal(size))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Field 'batch_size' is not a whole number from 0 to 10000.");
    }

    @Test
    void batchSizeIsANumber() {
        for (Object value : List.of("500", Double.NaN, true)) {
            assertThatThrownBy(() -> limits(Map.of("batch_size", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Field 'batch_size' is not a whole number from 0 to 10000.");
        }
    }

    @Test
    void constantsAreCheckedAtOnce() {
        assertRefused(Map.of("url", "hooks"), "The URL is relative, and the setting 'baseUrl' has no value.");
        assertRefused(
                Map.of("url", "https://ada:pw@host/"),
                "The URL names a user or password; credentials belong into settings.");
        assertRefused(Map.of("url", 7), "Field 'url' is not a text.");
        assertRefused(Map.of("method", "GET"), "Field 'method' is not POST, PUT or PATCH.");
        assertRefused(
                Map.of("headers", Map.of("host", "x")),
                "The header 'host' is set by the HTTP client and by nobody else.");
    }

    @Test
    void constantUrlMayLeadAnywhere() {
        assertThat(limits(Map.of("url", "http://127.0.0.1:9000/in"))).isNotNull();
    }

    @Test
    void settingsAreCheckedAtOnce() {
        assertThatThrownBy(() -> new Webhook(Map.of("timeout", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Setting 'timeout' is 'soon'; it is an ISO-8601 duration");
        assertThatThrownBy(() -> new Webhook(Map.of("sharedSecret", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Setting 'sharedSecret' is empty; give it a value, or leave it out to send without signature.");
    }

    @Test
    void previewShowsTheRequestsWithoutHeaderValuesAndQuery() {
        try (Webhook webhook = new Webhook(Map.of("sharedSecret", "canary", "baseUrl", "https://host/api"))
                .constant("batch_size", 10)
                .constant("headers", Map.of("Authorization", "canary"))) {
            List<RequestPreview> previews = webhook.preview(
                    webhook.row(Map.of("url", "/people?key=canary", "data", Map.of("id", 1))),
                    webhook.row(Map.of("url", "/firms", "method", "PUT", "data", Map.of("id", 2))),
                    webhook.row(Map.of("url", "/people?key=canary", "data", Map.of("id", 3))));

            assertThat(previews)
                    .containsExactly(
                            new RequestPreview(
                                    "POST https://host/api/people (Authorization, content-type, X-Signature)",
                                    "[{\"id\":1},{\"id\":3}]"),
                            new RequestPreview(
                                    "PUT https://host/api/firms (Authorization, content-type, X-Signature)",
                                    "[{\"id\":2}]"));
        }
    }

    @Test
    void previewOfNoDataIsEmpty() {
        try (Webhook webhook = new Webhook(Map.of()).constant("url", "http://host/")) {
            assertThat(webhook.preview(webhook.row(Map.of())))
                    .containsExactly(new RequestPreview("POST http://host/", ""));
        }
    }

    private static BatchLimits limits(Map<String, Object> constants) {
        try (Webhook webhook = new Webhook(Map.of())) {
            return webhook.action().batchLimits(constants);
        }
    }

    private static void assertRefused(Map<String, Object> constants, String message) {
        assertThatThrownBy(() -> limits(constants))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
