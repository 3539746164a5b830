package io.retl.it;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LeastPrivilegeOnPostgresTest {
    @Test
    void printedRightsAreEnough() {
        withRole((postgres, role) -> new LeastPrivilege(postgres.dataSource(), postgres.dataSource(role, ""))
                .play(Map.of(
                        "<your database>", postgres.database(), "<your schema>", "shop", "<your table>", "customers")));
    }

    @Test
    void rightToSelectIsEnoughForAPlan() {
        withRole((postgres, role) -> new LeastPrivilege(postgres.dataSource(), postgres.dataSource(role, ""))
                .plan(
                        List.of("GRANT USAGE ON SCHEMA shop TO " + role, "GRANT SELECT ON shop.customers TO " + role),
                        List.of(
                                "GRANT USAGE ON SCHEMA __segment_reverse_etl TO " + role,
                                "GRANT SELECT ON ALL TABLES IN SCHEMA __segment_reverse_etl TO " + role)));
    }

    private static void withRole(BiConsumer<SharedPostgres, String> work) {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            String role = "app_of_" + postgres.database();
            postgres.run(
                    "REVOKE ALL ON DATABASE " + postgres.database() + " FROM PUBLIC",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                    "GRANT CONNECT ON DATABASE " + postgres.database() + " TO " + role);

            work.accept(postgres, role);

            postgres.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }
}
