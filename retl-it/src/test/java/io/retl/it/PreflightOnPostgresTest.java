package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.Source;
import io.retl.plan.PreflightReport;
import io.retl.plan.RightReport;
import io.retl.plan.RightReport.Outcome;
import io.retl.warehouse.spi.Right;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A role of which one right was taken: it is named, the others are proved, and what is printed gives it back. */
@Tag("postgres")
class PreflightOnPostgresTest {
    private static final String STATE = "\"" + Source.DEFAULT_STATE_SCHEMA + "\"";

    private static void withRole(BiConsumer<SharedPostgres, String> work) {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            String role = "app_of_" + postgres.database();
            postgres.run(
                    "REVOKE ALL ON DATABASE " + postgres.database() + " FROM PUBLIC",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE",
                    "GRANT CONNECT ON DATABASE " + postgres.database() + " TO " + role,
                    "CREATE SCHEMA shop",
                    "CREATE TABLE shop.customers (id INT, name TEXT)",
                    "GRANT USAGE ON SCHEMA shop TO " + role,
                    "GRANT SELECT ON shop.customers TO " + role,
                    "CREATE SCHEMA " + STATE + " AUTHORIZATION " + role);

            work.accept(postgres, role);

            postgres.run("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }

    private static PreflightReport preflight(SharedPostgres postgres, String role) {
        Source source =
                Source.builder("shop").jdbcUrl(postgres.jdbcUrl()).user(role).build();
        try (Retl retl = new ShopModel("SELECT id, name FROM shop.customers").retl(source)) {
            return retl.preflight("shop");
        }
    }

    private static List<Right> with(PreflightReport report, Outcome outcome) {
        return report.rights().stream()
                .filter(right -> right.outcome() == outcome)
                .map(RightReport::right)
                .toList();
    }

    /** Statements with ROLE, DATABASE and STATE in them. */
    private static void run(SharedPostgres postgres, String role, List<String> statements) {
        for (String statement : statements) {
            postgres.run(statement
                    .replace("ROLE_", role)
                    .replace("DATABASE_", postgres.database())
                    .replace("STATE_", STATE)
                    .replace("<your database>", postgres.database())
                    .replace("<your schema>", "shop")
                    .replace("<your table>", "customers"));
        }
    }

    @Test
    void roleWithAllRightsIsReadyAndNothingStays() {
        withRole((postgres, role) -> {
            PreflightReport report = preflight(postgres, role);

            assertThat(with(report, Outcome.GRANTED)).containsExactlyInAnyOrder(Right.values());
            assertThat(report.isReady()).as("%s", report.rights()).isTrue();
            assertThat(report.grants()).isEmpty();
            assertThat(relations(postgres)).isEmpty();
        });
    }

    static Stream<Arguments> oneRightLess() {
        return Stream.of(
                lacking("REVOKE USAGE ON SCHEMA shop FROM ROLE_", Right.READ_MODELS),
                lacking("REVOKE SELECT ON shop.customers FROM ROLE_", Right.READ_MODELS),
                lacking("ALTER SCHEMA STATE_ OWNER TO postgres", Right.STATE_SCHEMA),
                lacking("DROP SCHEMA STATE_", Right.STATE_SCHEMA),
                lacking(
                        "ALTER SCHEMA STATE_ OWNER TO postgres; GRANT USAGE ON SCHEMA STATE_ TO ROLE_",
                        Right.CREATE_TABLES,
                        Right.SEQUENCES),
                lacking(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE ROLE_ REVOKE SELECT ON TABLES FROM ROLE_",
                        Right.SELECT_ROWS,
                        Right.MERGE_ROWS),
                lacking(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE ROLE_ REVOKE INSERT ON TABLES FROM ROLE_",
                        Right.INSERT_ROWS,
                        Right.MERGE_ROWS),
                lacking(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE ROLE_ REVOKE UPDATE ON TABLES FROM ROLE_",
                        Right.UPDATE_ROWS,
                        Right.MERGE_ROWS),
                lacking(
                        "ALTER DEFAULT PRIVILEGES FOR ROLE ROLE_ REVOKE DELETE ON TABLES FROM ROLE_",
                        Right.DELETE_ROWS));
    }

    private static Arguments lacking(String statements, Right... missing) {
        return Arguments.of(statements, List.of(missing));
    }

    @ParameterizedTest
    @MethodSource("oneRightLess")
    void missingRightIsNamedAndGivenByWhatIsPrinted(String statements, List<Right> missing) {
        withRole((postgres, role) -> {
            run(postgres, role, List.of(statements.split("; ")));

            PreflightReport refused = preflight(postgres, role);
            run(postgres, role, refused.grants());
            PreflightReport granted = preflight(postgres, role);

            assertThat(with(refused, Outcome.MISSING))
                    .as("%s", refused.rights())
                    .isEqualTo(missing);
            assertThat(with(refused, Outcome.FAILED)).as("%s", refused.rights()).isEmpty();
            assertThat(granted.isReady()).as("%s", granted.rights()).isTrue();
            assertThat(relations(postgres)).isEmpty();
        });
    }

    @Test
    void roleThatMayNotDropLeavesATableThatTheReportNames() {
        withRole((postgres, role) -> {
            postgres.run(
                    "CREATE FUNCTION public.refuse() RETURNS event_trigger LANGUAGE plpgsql AS"
                            + " $$ BEGIN RAISE insufficient_privilege; END $$",
                    "CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'CREATE SEQUENCE')"
                            + " EXECUTE FUNCTION public.refuse()");

            PreflightReport report = preflight(postgres, role);
            postgres.run("DROP EVENT TRIGGER refuse");

            assertThat(with(report, Outcome.MISSING)).containsExactly(Right.DROP_TABLES, Right.SEQUENCES);
            assertThat(report.rights())
                    .filteredOn(right -> right.right() == Right.DROP_TABLES)
                    .singleElement()
                    .satisfies(drop -> assertThat(drop.subject())
                            .isEqualTo("table '" + relations(postgres).get(0) + "'"));
        });
    }

    @Test
    void roleThatMayNotConnectIsToldSoAndTheRestIsNotTested() {
        withRole((postgres, role) -> {
            run(postgres, role, List.of("REVOKE CONNECT ON DATABASE DATABASE_ FROM ROLE_"));

            PreflightReport report = preflight(postgres, role);

            assertThat(with(report, Outcome.MISSING)).containsExactly(Right.CONNECT);
            assertThat(with(report, Outcome.NOT_TESTED)).containsExactly(Right.READ_MODELS, Right.STATE_SCHEMA);
            assertThat(report.rights().get(0).message()).contains("permission denied for database");
        });
    }

    @Test
    void modelThatIsWrongIsNoMissingRight() {
        withRole((postgres, role) -> {
            postgres.run("DROP TABLE shop.customers");

            PreflightReport report = preflight(postgres, role);

            assertThat(with(report, Outcome.FAILED)).containsExactly(Right.READ_MODELS);
            assertThat(report.grants()).isEmpty();
            assertThat(report.isReady()).isFalse();
        });
    }

    @Test
    void schemaThatWasMadeForTheProofIsDropped() {
        withRole((postgres, role) -> {
            run(postgres, role, List.of("DROP SCHEMA STATE_", "GRANT CREATE ON DATABASE DATABASE_ TO ROLE_"));

            PreflightReport report = preflight(postgres, role);

            assertThat(report.isReady()).as("%s", report.rights()).isTrue();
            assertThat(postgres.texts("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%reverse_etl'"))
                    .isEmpty();
        });
    }

    private static List<String> relations(SharedPostgres postgres) {
        return postgres.texts("SELECT relname FROM pg_class WHERE relname LIKE 'preflight%'");
    }
}
