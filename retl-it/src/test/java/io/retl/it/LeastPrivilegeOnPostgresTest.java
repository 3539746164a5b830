package io.retl.it;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LeastPrivilegeOnPostgresTest {
    @Test
    void printedRightsAreEnough() {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            String role = "app_of_" + postgres.database();
            postgres.run(
                    "REVOKE ALL ON DATABASE " + postgres.database() + " FROM PUBLIC",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                    "GRANT CONNECT ON DATABASE " + postgres.database() + " TO " + role);

            new LeastPrivilege(postgres.dataSource(), postgres.dataSource(role, ""))
                    .play(Map.of(
                            "<your database>",
                            postgres.database(),
                            "<your schema>",
                            "shop",
                            "<your table>",
                            "customers"));

            postgres.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }
}
