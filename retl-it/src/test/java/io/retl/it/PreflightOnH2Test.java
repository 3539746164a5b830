package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.Source;
import io.retl.plan.PreflightReport;
import io.retl.plan.RightReport;
import io.retl.plan.RightReport.Outcome;
import io.retl.testkit.DriverDataSource;
import io.retl.testkit.H2Warehouse;
import io.retl.warehouse.spi.Right;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user of H2 who lacks rights is told which, and what is printed gives them. */
class PreflightOnH2Test {
    private static final String STATE = "\"" + Source.DEFAULT_STATE_SCHEMA + "\"";

    private final H2Warehouse warehouse = H2Warehouse.open();
    private Source source;

    @BeforeEach
    void makeUser() throws SQLException {
        warehouse.run("CREATE USER app PASSWORD 'secret'");
        warehouse.run("CREATE SCHEMA shop");
        warehouse.run("CREATE TABLE shop.customers (id INT, name VARCHAR(20))");
        try (Connection connection = warehouse.dataSource().getConnection()) {
            source = Source.builder("shop")
                    .dataSource(new DriverDataSource(connection.getMetaData().getURL(), "app", "secret"))
                    .build();
        }
    }

    @AfterEach
    void close() {
        assertThat(warehouse.query("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'preflight%'"
                        + " UNION ALL SELECT sequence_name FROM information_schema.sequences"))
                .isEmpty();
        warehouse.close();
    }

    private PreflightReport preflight() {
        try (Retl retl = new ShopModel("SELECT id, name FROM shop.customers").retl(source)) {
            return retl.preflight("shop");
        }
    }

    private void run(List<String> statements) {
        statements.forEach(statement -> warehouse.run(statement.replace("<your schema>", "shop")));
    }

    private static List<Right> with(PreflightReport report, Outcome outcome) {
        return report.rights().stream()
                .filter(right -> right.outcome() == outcome)
                .map(RightReport::right)
                .toList();
    }

    @Test
    void userWithoutAnyRightIsToldWhatIsMissingAndWhatGivesIt() {
        PreflightReport refused = preflight();
        assertThat(with(refused, Outcome.MISSING)).containsExactly(Right.READ_MODELS, Right.STATE_SCHEMA);
        assertThat(with(refused, Outcome.NOT_TESTED))
                .containsExactly(
                        Right.CREATE_TABLES,
                        Right.INSERT_ROWS,
                        Right.SELECT_ROWS,
                        Right.UPDATE_ROWS,
                        Right.DELETE_ROWS,
                        Right.DROP_TABLES);

        run(refused.grants());

        PreflightReport granted = preflight();
        assertThat(granted.isReady()).as("%s", granted.rights()).isTrue();
        assertThat(with(granted, Outcome.GRANTED)).containsExactlyInAnyOrder(Right.values());
    }

    @Test
    void userWhoMayNotMakeTablesInAnothersSchemaNeedsARightOnAllSchemas() {
        warehouse.run("CREATE SCHEMA " + STATE);
        warehouse.run("GRANT SELECT ON SCHEMA shop TO app");
        warehouse.run("GRANT ALL ON SCHEMA " + STATE + " TO app");

        PreflightReport refused = preflight();
        run(refused.grants());
        PreflightReport granted = preflight();

        assertThat(with(refused, Outcome.MISSING)).containsExactly(Right.CREATE_TABLES, Right.SEQUENCES);
        assertThat(refused.grants()).containsExactly("GRANT ALTER ANY SCHEMA TO \"APP\";");
        assertThat(granted.isReady()).as("%s", granted.rights()).isTrue();
    }

    @Test
    void schemaThatWasMadeForTheProofIsDropped() {
        warehouse.run("ALTER USER app ADMIN TRUE");

        assertThat(preflight().isReady()).isTrue();

        assertThat(warehouse.query(
                        "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '%reverse%'"))
                .isEmpty();
    }
}
