package io.retl;

import static io.retl.mapping.Expressions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.Delivery;
import io.retl.destination.spi.DeliveryContext;
import io.retl.destination.spi.DeliveryResult;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class RetlTest {
    /** An action with a required field that counts how often it is closed. */
    private record Contacts(AtomicInteger closed) implements Action {
        @Override
        public String name() {
            return "upsert";
        }

        @Override
        public List<FieldDefinition> fields() {
            return List.of(
                    FieldDefinition.builder("email", FieldType.STRING)
                            .required()
                            .build(),
                    FieldDefinition.builder("name", FieldType.STRING).build());
        }

        @Override
        public DeliveryResult perform(Delivery delivery, DeliveryContext context) {
            return DeliveryResult.delivered();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static Retl.Builder retl(Mapping.Builder... mappings) {
        Retl.Builder retl = Retl.builder();
        for (Mapping.Builder mapping : mappings) {
            retl.mapping(mapping.build());
        }
        return retl;
    }

    private static Mapping.Builder onto(String id, Destination destination) {
        return Mapping.builder(id)
                .model(Definitions.people())
                .destination(destination)
                .action("upsert")
                .field("email", column("email"));
    }

    @Test
    void retlWithoutAMappingIsRefused() {
        Definitions.assertProblems(() -> Retl.builder().build(), "There is no mapping. Define one.");
    }

    @Test
    void idsMustDifferInMoreThanCase() {
        Definitions.assertProblems(
                () -> retl(Definitions.mapping("crm"), Definitions.mapping("CRM"))
                        .build(),
                "Two mappings have the id 'CRM'. Give each its own; upper and lower case do not tell them apart.",
                "Two models have the id 'people'. Give each its own; upper and lower case do not tell them apart.",
                "Two destinations have the id 'crm'. Give each its own; upper and lower case do not tell them apart.");
    }

    @Test
    void actionAndFieldsAreCheckedAgainstTheDestination() {
        Destination crm = Destination.builder("crm")
                .action(new Contacts(new AtomicInteger()))
                .build();
        Model people = Definitions.people();
        Mapping unknownAction = Mapping.builder("a")
                .model(people)
                .destination(crm)
                .action("upsrt")
                .field("email", column("email"))
                .build();
        Mapping wrongField = Mapping.builder("b")
                .model(people)
                .destination(crm)
                .action("upsert")
                .field("mail", column("email"))
                .build();

        Definitions.assertProblems(
                () -> Retl.builder().mapping(unknownAction).mapping(wrongField).build(),
                "Mapping 'a': destination 'crm' has no action 'upsrt'. It has: upsert. Did you mean 'upsert'?",
                "Mapping 'b': action 'upsert' requires field 'email', which is not mapped. Add .field(\"email\", …).",
                "Mapping 'b': action 'upsert' has no field 'mail'. It has: email, name. Did you mean 'email'?");
    }

    @Test
    void limitsOfTheModelAreCheckedInCodePoints() {
        String query = "SELECT '" + "😀".repeat(11) + "'";
        Model.Builder model =
                Model.builder("people").source(Definitions.shop()).query(query).uniqueIdentifier("abcdef");
        Mapping mapping = Definitions.mapping("m").build();
        Mapping.Builder spoiled = Mapping.builder("m")
                .model(model.build())
                .destination(mapping.destination())
                .action("upsert")
                .field("email", column("email"));

        assertThat(retl(spoiled)
                        .limits(Limits.builder()
                                .queryCharacters(20)
                                .identifierCharacters(6)
                                .build())
                        .build())
                .isNotNull();
        Definitions.assertProblems(
                () -> retl(spoiled)
                        .limits(Limits.builder()
                                .queryCharacters(19)
                                .identifierCharacters(5)
                                .build())
                        .build(),
                "Model 'people': the query has 20 characters; the limit is 19. Move it into a warehouse view and select"
                        + " from the view.",
                "Model 'people': the name of the unique identifier has 6 characters; the limit is 5. Give the column a"
                        + " shorter alias.");
    }

    @Test
    void unknownPluginIsReportedAloneAsItselfAndWithOtherProblemsAmongThem() {
        Destination missing = Destination.builder("crm").type("webhook").build();
        Source source = Source.builder("shop")
                .dataSource(new JdbcDataSource())
                .dialect("orcle")
                .build();
        Model people = Model.builder("people")
                .source(source)
                .query("SELECT 1 AS id")
                .uniqueIdentifier("id")
                .build();
        Mapping both = Mapping.builder("m")
                .model(people)
                .destination(missing)
                .action("send")
                .field("email", column("email"))
                .build();

        assertThatThrownBy(() -> retl(onto("m", missing)).build())
                .isInstanceOf(UnknownPluginException.class)
                .hasMessage("Destination 'crm': no destination named 'webhook'. Available: none.");
        Definitions.assertProblems(
                () -> Retl.builder().mapping(both).build(),
                "Source 'shop': no dialect named 'orcle'. Available: duckdb, h2, postgres.",
                "Destination 'crm': no destination named 'webhook'. Available: none.");
    }

    @Test
    void actionOfTwoMappingsIsClosedOnce() {
        Contacts contacts = new Contacts(new AtomicInteger());
        Destination crm = Destination.builder("crm").action(contacts).build();
        Model people = Definitions.people();
        Retl.Builder builder = Retl.builder();
        for (String id : List.of("a", "b")) {
            builder.mapping(Mapping.builder(id)
                    .model(people)
                    .destination(crm)
                    .action("upsert")
                    .field("email", column("email"))
                    .build());
        }
        Retl retl = builder.build();

        retl.close();
        retl.close();

        assertThat(contacts.closed()).hasValue(1);
    }

    @Test
    void misuseIsRefused() {
        Model people = Definitions.people();
        Destination crm = Definitions.crm();
        Retl retl = Retl.builder()
                .mapping(Mapping.builder("on")
                        .model(people)
                        .destination(crm)
                        .action("upsert")
                        .field("email", column("email"))
                        .build())
                .mapping(Mapping.builder("off")
                        .model(people)
                        .destination(crm)
                        .action("upsert")
                        .field("email", column("email"))
                        .disabled()
                        .build())
                .build();

        assertThatThrownBy(() -> retl.sync("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no mapping 'none'. There are: on, off. Did you mean 'on'?");
        assertThatThrownBy(() -> retl.syncAll("on", "off"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Mapping 'off' is disabled.");
        assertThatThrownBy(() -> retl.grants("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no source 'none'. There are: shop.");
        retl.close();
        assertThatThrownBy(() -> retl.sync("on"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This Retl is closed.");
    }

    @Test
    void resetThatFailsLeavesTheMappingFree() {
        JdbcDataSource nobody = new JdbcDataSource();
        nobody.setURL("jdbc:h2:tcp://localhost:1/nobody");
        Mapping mapping = Mapping.builder("crm")
                .destination(Definitions.crm())
                .action("upsert")
                .field("email", column("email"))
                .model(Model.builder("people")
                        .source(Source.builder("shop").dataSource(nobody).build())
                        .query("SELECT 1 AS id")
                        .uniqueIdentifier("id")
                        .build())
                .build();

        try (Retl retl = Retl.builder().mapping(mapping).build()) {
            assertThatThrownBy(() -> retl.reset("crm")).isInstanceOf(StateException.class);
            assertThatThrownBy(() -> retl.reset("crm")).isInstanceOf(StateException.class);
        }
    }

    @Test
    void severalSourcesNeedAControlStore() {
        Source shop = Source.builder("shop").dataSource(new JdbcDataSource()).build();
        Source stock = Source.builder("stock").jdbcUrl("jdbc:h2:mem:stock").build();

        Definitions.assertProblems(
                () -> Retl.builder().source(shop).source(stock).build(),
                "There are 2 sources ('shop', 'stock') and no control store, which keeps leases, progress and history in one database. Name one with .controlStore(dataSource), on H2 or PostgreSQL.");
        Retl.builder().source(shop).source(stock).controlStore(stock).build().close();
        Retl.builder()
                .source(shop)
                .source(stock)
                .controlStore(new JdbcDataSource())
                .build()
                .close();
    }

    @Test
    void dialectOfTheControlStoreIsChecked() {
        Source control = Source.builder("control")
                .jdbcUrl("jdbc:h2:mem:control")
                .dialect("orcle")
                .build();

        assertThatThrownBy(() ->
                        retl(onto("m", Definitions.crm())).controlStore(control).build())
                .isInstanceOf(UnknownPluginException.class)
                .hasMessage("Source 'control': no dialect named 'orcle'. Available: duckdb, h2, postgres.");
    }

    @Test
    void withoutASourceThereIsNoScript() {
        try (Retl retl = Retl.builder().destination(Definitions.crm()).build()) {
            assertThatThrownBy(retl::controlStoreScript)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("There is no source, so there is no control store.");
        }
    }

    @Test
    void mappingOntoADisabledDestinationIsNotSynced() {
        Destination off = Destination.builder("crm")
                .action("upsert", (payload, context) -> {})
                .disabled()
                .build();
        Retl retl = retl(onto("m", off)).build();

        assertThatThrownBy(() -> retl.sync("m"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Mapping 'm': its destination 'crm' is disabled.");
    }
}
