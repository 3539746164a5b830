package io.retl.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.ConfigurationException;
import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Problem;
import io.retl.Retl;
import io.retl.Schedule;
import io.retl.Secret;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expressions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void sampleOfTheDesignIsReadAsItStands() {
        Definitions definitions = Texts.read(Texts.SAMPLE);

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions).hasToString("Definitions[sources=1, models=1, destinations=1, mappings=1, problems=0]");
        try (Retl retl = definitions.build(FakePlugins::add)) {
            assertThat(retl.mappings()).extracting(Mapping::id).containsExactly("customers_to_crm");
        }
    }

    @Test
    void fileAndBuildersMakeTheSameParts() {
        Source shop = Source.builder("shop")
                .jdbcUrl("jdbc:postgresql://localhost/shop")
                .user("retl")
                .password("s3cret-pw")
                .dialect("postgres")
                .stateSchema("__segment_reverse_etl")
                .build();
        Model customers = Model.builder("customers")
                .source(shop)
                .query("SELECT id, email, plan FROM customers")
                .uniqueIdentifier("id")
                .build();
        Destination crm = Destination.builder("crm")
                .type("webhook")
                .setting("sharedSecret", "s3cret-hook")
                .setting("timeout", "PT30S")
                .maxConcurrency(8)
                .build();
        Mapping mapping = Mapping.builder("customers_to_crm")
                .model(customers)
                .destination(crm)
                .action("send")
                .trigger(ChangeKind.ADDED, ChangeKind.UPDATED)
                .schedule(Schedule.every(Duration.ofMinutes(15)))
                .field("url", Expressions.directives("http://localhost:9000/in"))
                .field("method", Expressions.directives("POST"))
                .field("batch_size", Expressions.directives(500L))
                .field(
                        "data",
                        Expressions.directives(new TreeMap<>(Map.of(
                                "id", Map.of("@path", "$.__segment_id"), "row", Map.of("@path", "$.properties")))))
                .build();

        Definitions definitions = Texts.read(Texts.SAMPLE);

        assertThat(definitions.sources()).singleElement().hasToString(shop.toString());
        assertThat(definitions.models()).singleElement().hasToString(customers.toString());
        assertThat(definitions.destinations()).singleElement().hasToString(crm.toString());
        assertThat(definitions.mappings()).singleElement().hasToString(mapping.toString());
        assertThat(definitions.limits())
                .hasToString(
                        Limits.builder().recordsPerSync(150_000_000).build().toString());
        assertThat(definitions.models().get(0).query()).isEqualTo(customers.query());
        assertThat(definitions.destinations().get(0).settings()).isEqualTo(crm.settings());
        assertThat(definitions.sources().get(0).password().map(Secret::reveal)).contains("s3cret-pw");
        assertThat(definitions.mappings().get(0).fields().values().stream()
                        .map(Object::toString)
                        .sorted())
                .containsExactlyElementsOf(mapping.fields().values().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
    }

    @Test
    void identifierMayBeAListAndAFullDiffMayNeverCome() {
        Definitions definitions = Texts.read(Texts.SMALL.replace(
                "\"uniqueIdentifier\":\"id\"",
                "\"uniqueIdentifier\":[\"shop\",\"id\"],\"timestampColumn\":\"at\",\"fullDiffEvery\":\"never\""));

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.models())
                .singleElement()
                .returns(List.of("shop", "id"), Model::uniqueIdentifiers)
                .returns(OptionalInt.empty(), Model::fullDiffEvery);
    }

    @Test
    void everyKeyReachesItsBuilder() {
        Definitions definitions = Texts.read("""
            {"sources":[{"id":"a","displayName":"A","jdbcUrl":"jdbc:h2:mem:a","user":"","password":"","dialect":"h2","stateSchema":"s",
               "maxConcurrentSyncs":2,"statementTimeout":"PT1H"}],
             "models":[{"id":"b","displayName":"B","source":"a","query":"SELECT 1 AS k","uniqueIdentifier":"k","timestampColumn":"t","overlap":"PT5M","fullDiffEvery":12,
               "onDuplicateIds":"FAIL","schedule":{"days":["Monday","sunday"],"hours":[18,6],"zone":"Europe/Berlin"}}],
             "destinations":[{"id":"c","displayName":"C","type":"x","settings":{"t":"text","n":1.50,"b":true,"none":null},"maxConcurrency":3,
               "retryPolicy":{"attempts":4,"time":"PT3M","firstDelay":"PT0.2S","maxDelay":"PT9S","maxRetryAfter":"PT8M"},
               "rateLimit":{"requests":100,"per":"PT1S"},"enabled":false}],
             "mappings":[{"id":"d","displayName":"D","model":"b","destination":"c","action":"e","trigger":"Deleted","fields":{"f":null},
               "presetFields":true,"syncMode":"Upsert","matchingKey":"f","hookOutputs":{"onMappingSave":{"list":7}},
               "onSchemaChange":"Rebase","checksumOver":"mapped_columns","enabled":false}],
             "limits":{"columns":7,"scheduleInterval":"PT1H","massDeleteRows":12},"lease":"PT2S"}
            """);

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.sources())
                .singleElement()
                .hasToString("Source[a, jdbcUrl=jdbc:h2:***, dialect=h2, stateSchema=s, maxConcurrentSyncs=2,"
                        + " statementTimeout=PT1H]")
                .returns("A", Source::displayName);
        assertThat(definitions.sources().get(0).user()).isEmpty();
        assertThat(definitions.models())
                .singleElement()
                .hasToString(
                        "Model[b, source=a, uniqueIdentifier=k, timestampColumn=t,"
                                + " overlap=PT5M, fullDiffEvery=12, schedule=on MONDAY, SUNDAY at 6, 18 o'clock in Europe/Berlin]")
                .returns(Model.DuplicateIds.FAIL, Model::onDuplicateIds);
        assertThat(definitions.destinations())
                .singleElement()
                .hasToString("Destination[c, type=x, settings={t=***, n=***, b=***}, maxConcurrency=3,"
                        + " retryPolicy=RetryPolicy[attempts=4, time=PT3M, firstDelay=PT0.2S, maxDelay=PT9S,"
                        + " maxRetryAfter=PT8M], rateLimit=100 per PT1S, disabled]")
                .returns(Map.of("t", "text", "n", "1.50", "b", "true"), Destination::settings);
        assertThat(definitions.mappings())
                .singleElement()
                .hasToString("Mapping[d, model=b, destination=c, action=e, trigger=[DELETED], fields=[f] and presets,"
                        + " syncMode=UPSERT, onSchemaChange=REBASE, checksumOver=MAPPED_COLUMNS, disabled]")
                .returns(Optional.of("f"), Mapping::matchingKey)
                .extracting(
                        mapping -> mapping.hookOutputs().get("onMappingSave").get("list"))
                .hasToString("7");
        assertThat(definitions.limits()).returns(7, Limits::columns).returns(12L, Limits::massDeleteRows);
    }

    @Test
    void nullForAnOptionalKeyIsTheSameAsNone() {
        String nulls = """
            {"controlStore":null,
             "sources":[{"id":"shop","displayName":null,"jdbcUrl":"jdbc:h2:mem:shop","user":null,"password":null,"dialect":null,"stateSchema":null,
               "maxConcurrentSyncs":null,"statementTimeout":null}],
             "models":[{"id":"people","displayName":null,"source":"shop","query":"SELECT id, email FROM people","uniqueIdentifier":"id",
               "timestampColumn":null,"onDuplicateIds":null,"schedule":null}],
             "destinations":[{"id":"crm","displayName":null,"type":"webhook","settings":null,"maxConcurrency":null,
               "retryPolicy":null,"rateLimit":null,"enabled":null}],
             "mappings":[{"id":"people_to_crm","displayName":null,"model":"people","destination":"crm","action":"send","trigger":null,
               "schedule":null,"fields":{"url":"http://x"},"enabled":null}],
             "limits":null,"lease":null}
            """;

        Definitions definitions = Texts.read(nulls);

        assertThat(definitions.problems()).isEmpty();
        assertThat(definitions.mappings())
                .hasToString(Texts.read(Texts.SMALL).mappings().toString());
    }

    @Test
    void controlStoreIsKept() {
        Definitions definitions = Texts.read("{\"controlStore\":{\"jdbcUrl\":\"jdbc:h2:./x\",\"user\":\"sa\"}}");

        assertThat(definitions.controlStore().flatMap(Source::jdbcUrl)).contains("jdbc:h2:./x");
        assertThat(definitions.controlStore().flatMap(Source::user)).contains("sa");
        assertThat(definitions.controlStore().map(Source::id)).contains("control-store");
    }

    private static final String TWO_SOURCES = """
            {"sources":[{"id":"shop","jdbcUrl":"jdbc:h2:mem:shop"},{"id":"stock","jdbcUrl":"jdbc:h2:mem:stock"}]%s}""";

    @Test
    void severalSourcesNeedAControlStore() {
        assertThatThrownBy(() -> Texts.read(TWO_SOURCES.formatted("")).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "retl.json:1:1: There are 2 sources ('shop', 'stock') and no control store, which keeps leases, progress and history in one database. Name one with .controlStore(dataSource), on H2 or PostgreSQL.");
    }

    @Test
    void severalSourcesWithAControlStoreAreFine() {
        Texts.read(TWO_SOURCES.formatted(",\"controlStore\":{\"jdbcUrl\":\"jdbc:h2:mem:control\"}"))
                .build()
                .close();
    }

    @Test
    void controlStoreThatCannotBeReadIsNotMissing() {
        assertThatThrownBy(() -> Texts.read(TWO_SOURCES.formatted(",\"controlStore\":{\"jdbcUrl\":\"x\"}"))
                        .build())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems()).hasSize(1))
                .hasMessageContaining("controlStore: jdbcUrl does not begin with 'jdbc:'");
    }

    @Test
    void problemsOfRetlHaveThePlaceOfTheirDefinitionAndTheirCode() {
        String text = Texts.SMALL
                .replace("SELECT id", "SELECT " + "x".repeat(65_535) + ", id")
                .replace("send", "sent");

        assertThatThrownBy(() -> Texts.read(text).build(FakePlugins::add))
                .hasMessageContaining(
                        "retl.json:2:12: Model 'people': the query has 65565 characters; the limit is 65535.")
                .hasMessageContaining(
                        "retl.json:4:14: Mapping 'people_to_crm': destination 'crm' has no action 'sent'.");
        assertThatThrownBy(() -> Texts.read(text.replace("sent", "send")).build(FakePlugins::add))
                .hasFieldOrPropertyWithValue("code", ErrorCode.MODEL_QUERY_TOO_LONG);
    }

    @Test
    void limitsAndLeaseOfTheFileApply() {
        String text =
                Texts.SMALL.replace("\"sources\"", "\"limits\":{\"queryCharacters\":9},\"lease\":\"PT9S\",\"sources\"");

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        "retl.json:2:12: Model 'people': the query has 28 characters; the limit is 9. Move it into"
                                + " a warehouse view and select from the view.");
        assertThatThrownBy(() -> Texts.read(text).build(builder -> builder.lease(Duration.ofSeconds(5))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lease is set twice: it is 'PT9S', then 'PT5S'.");
    }

    @Test
    void definitionsThatNobodyUsesAreChecked() {
        String text = "{\"sources\":[{\"id\":\"a\",\"jdbcUrl\":\"jdbc:h2:mem:\",\"dialect\":\"orcle\"}],"
                + "\"models\":[{\"id\":\"m\",\"source\":\"a\",\"query\":\"SELECT 1\",\"uniqueIdentifier\":\""
                + "x".repeat(192)
                + "\"}],\n\"destinations\":[{\"id\":\"b\",\"type\":\"webhok\"}]}";

        assertThat(Texts.buildProblems(Texts.read(text)))
                .containsExactly(
                        "retl.json:1:13: Source 'a': no dialect named 'orcle'. Available: duckdb, h2, postgres, warehouse.",
                        "retl.json:1:78: Model 'm': the name of the unique identifier has 192 characters; the limit is"
                                + " 191. Give the column a shorter alias.",
                        "retl.json:2:17: Destination 'b': no destination named 'webhok'. Available: webhook."
                                + " Did you mean 'webhook'?");
    }

    @Test
    void fileWithoutAnythingIsRefusedAtItsObject() {
        assertThat(Texts.read("\n {}").problems()).isEmpty();
        assertThat(Texts.buildProblems(Texts.read("\n {}")))
                .containsExactly("retl.json:2:2: There is no mapping. Define one.");
        assertThat(Texts.buildProblems(Texts.read("{\"sources\":7}")))
                .containsExactly("retl.json:1:12: sources: expected a list, found a number.");
        assertThat(Texts.buildProblems(Texts.read(Texts.SMALL
                        .replace("\"models\":[{", "\"models\":{\"x\":[{")
                        .replace("\"id\"}],", "\"id\"}]},"))))
                .as("a reference into what cannot be read is no problem of its own")
                .containsExactly("retl.json:2:11: models: expected a list, found an object.");
    }

    @Test
    void whatWasMadeIsClosedWhenTheFileIsWrong() {
        FakePlugins.Webhook webhook = new FakePlugins.Webhook(new AtomicInteger());
        Definitions definitions = Texts.read(Texts.SMALL.replace("\"sources\"", "\"colour\":1,\"sources\""));

        assertThat(Texts.buildProblems(definitions, builder -> builder.destinationProvider(webhook)))
                .containsExactly("retl.json:1:2: there is no key 'colour'. The keys are controlStore, sources, models,"
                        + " destinations, mappings, limits, lease.");
        assertThat(webhook.closed()).hasValue(1);
    }

    @Test
    void listsCannotBeChanged() {
        Definitions definitions = Texts.read(Texts.SMALL);

        for (List<?> list : List.of(
                definitions.sources(),
                definitions.models(),
                definitions.destinations(),
                definitions.mappings(),
                definitions.problems())) {
            assertThat(list).isUnmodifiable();
        }
        assertThat(definitions.problems()).isEqualTo(List.<Problem>of());
    }
}
