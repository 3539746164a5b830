package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.mapping.Expressions;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.DialectContext;
import io.retl.warehouse.spi.DialectProvider;
import io.retl.warehouse.spi.WarehouseSpi;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the provider says about itself, and whether the product agrees. */
abstract class ProductTests {
    abstract Scene scene();

    @Test
    @DisplayName("the provider is built for this version of the interface and has a lower-case name")
    void providerIntroducesItself() {
        DialectProvider provider = scene().fixture().dialectProvider();

        assertThat(provider.spiVersion()).isEqualTo(WarehouseSpi.VERSION);
        assertThat(provider.name()).isNotBlank().isEqualTo(provider.name().toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("the provider recognises its product and no other")
    void providerRecognisesItsProductAlone() throws SQLException {
        DialectProvider provider = scene().fixture().dialectProvider();

        try (Connection connection = scene().dataSource().getConnection()) {
            assertThat(provider.recognises(Scene.product(connection))).isTrue();
        }
        assertThat(provider.recognises(new DialectContext("Nobody's Warehouse", "1.0", 1, 0)))
                .isFalse();
    }

    @Test
    @DisplayName("a source that names no dialect gets the one that recognises its product")
    void dialectIsRecognisedFromTheConnection() {
        String people = scene().people();
        Source source = Source.builder("shop")
                .dataSource(scene().dataSource())
                .stateSchema(scene().stateSchema())
                .build();

        try (Retl retl = retl(source, Scene.peopleQuery(people))) {
            assertThat(retl.sync("recognised").orThrow().loaded().deliveredAdded())
                    .isEqualTo(5);
        }
    }

    @Test
    @DisplayName("the declared capabilities are the expected ones")
    void capabilitiesAreDeclared() {
        Dialect dialect = scene().dialect();

        assertThat(dialect.capabilities())
                .containsExactlyInAnyOrderElementsOf(scene().fixture().capabilities());
    }

    @Test
    @DisplayName("the product has a FULL JOIN exactly if the dialect says so")
    void fullJoinIsThereExactlyIfDeclared() {
        String people = scene().people();
        String query =
                "SELECT COUNT(*) FROM (SELECT id FROM %1$s WHERE id < 4) a FULL JOIN (SELECT id FROM %1$s WHERE id > 2) b"
                                .formatted(people)
                        + " ON a.id = b.id";

        if (scene().fixture().engineCapabilities().contains(Capability.FULL_JOIN)) {
            assertThat(scene().query(query)).containsExactly("5");
        } else {
            assertThatThrownBy(() -> scene().query(query)).hasRootCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    @DisplayName("a transaction covers CREATE TABLE exactly if the dialect says so")
    void transactionCoversTablesExactlyIfDeclared() throws SQLException {
        String people = scene().people();
        String copy = people.replace("people", "copied");

        rollBack("CREATE TABLE " + copy + " (id " + scene().fixture().integerType() + ")");

        if (scene().fixture().engineCapabilities().contains(Capability.SNAPSHOT_TRANSACTION)) {
            assertThatThrownBy(() -> scene().query("SELECT COUNT(*) FROM " + copy))
                    .hasRootCauseInstanceOf(SQLException.class);
        } else {
            assertThat(scene().query("SELECT COUNT(*) FROM " + copy)).containsExactly("0");
        }
    }

    @Test
    @DisplayName("a transaction covers changed rows exactly if the dialect says so")
    void transactionCoversRowsExactlyIfDeclared() throws SQLException {
        String people = scene().people();

        rollBack("DELETE FROM " + people + " WHERE id = 1");

        boolean undone = scene().fixture().engineCapabilities().contains(Capability.TRANSACTION);
        assertThat(scene().query("SELECT COUNT(*) FROM " + people)).containsExactly(undone ? "5" : "4");
    }

    /** A driver of a product without transactions may refuse to begin one; then the statement lasts. */
    private void rollBack(String sql) throws SQLException {
        boolean transactions = scene().fixture().engineCapabilities().contains(Capability.TRANSACTION);
        try (Connection connection = scene().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (transactions) {
                connection.setAutoCommit(false);
            }
            statement.execute(sql);
            if (transactions) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    @DisplayName("the least rights are printed and name the state schema")
    void grantsNameTheStateSchema() {
        Rig rig = scene().rigOverPeople(scene().people()).build();

        List<String> grants = rig.retl().grants("shop");

        assertThat(grants).isNotEmpty().anyMatch(grant -> grant.contains(scene().stateSchema()));
    }

    @Test
    @DisplayName("a connection test says whether the warehouse answers")
    void connectionTestTellsTheTruth() {
        DataSource dead = new HostPool(scene().fixture(), 1) {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("The warehouse is down.");
            }
        };
        String people = scene().people();

        scene().rigOverPeople(people).build().retl().testConnection("shop");

        Rig unreachable = scene().rigOverPeople(people).dataSource(dead).build();
        assertThatThrownBy(() -> unreachable.retl().testConnection("shop")).hasMessageContaining("shop");
    }

    private Retl retl(Source source, String query) {
        Model model = Model.builder("model")
                .source(source)
                .query(query)
                .uniqueIdentifier("id")
                .build();
        Destination crm = Destination.builder("crm")
                .action("send", (payload, context) -> {})
                .build();
        Retl.Builder retl = Retl.builder()
                .dialectProvider(scene().fixture().dialectProvider())
                .mapping(Mapping.builder("recognised")
                        .model(model)
                        .destination(crm)
                        .action("send")
                        .field("name", Expressions.column("name"))
                        .build());
        scene().controlStore().ifPresent(retl::controlStore);
        return retl.build();
    }
}
