package io.retl.it;

import io.retl.testkit.DriverDataSource;
import io.retl.testkit.H2Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeastPrivilegeOnH2Test {
    @Test
    void printedRightsAreEnough() throws SQLException {
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            warehouse.run("CREATE USER app PASSWORD 'secret'");

            new LeastPrivilege(warehouse.dataSource(), new DriverDataSource(url(warehouse), "app", "secret"))
                    .play(Map.of("<your schema>", "shop"));
        }
    }

    @Test
    void rightToSelectIsEnoughForAPlan() throws SQLException {
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            warehouse.run("CREATE USER app PASSWORD 'secret'");

            new LeastPrivilege(warehouse.dataSource(), new DriverDataSource(url(warehouse), "app", "secret"))
                    .plan(
                            List.of("GRANT SELECT ON shop.customers TO app"),
                            List.of("GRANT SELECT ON SCHEMA \"__segment_reverse_etl\" TO app"));
        }
    }

    private static String url(H2Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        }
    }
}
