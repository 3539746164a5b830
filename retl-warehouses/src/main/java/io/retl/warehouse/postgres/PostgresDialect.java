package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.RightRules;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the dialect. Immutable. */
final class PostgresDialect implements Dialect {
    /** NAMEDATALEN - 1. The server cuts longer names without a word, so that two tables could become one. */
    private static final int MAX_NAME_BYTES = 63;

    private final Naming naming = Naming.standard(MAX_NAME_BYTES);
    private final TypeRules types = new PostgresTypeRules();
    private final StatementRules statements = new PostgresStatementRules(this);
    private final RightRules rights = new PostgresRights(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(SyntaxFeature.DOLLAR_QUOTES, SyntaxFeature.NESTED_COMMENTS, SyntaxFeature.ESCAPE_STRINGS);
    }

    @Override
    public Naming naming() {
        return naming;
    }

    @Override
    public TypeRules types() {
        return types;
    }

    @Override
    public StatementRules statements() {
        return statements;
    }

    @Override
    public SessionSettings session() {
        return PostgresSession.settings();
    }

    @Override
    public Optional<Sql> boundTransaction(Duration atMost) {
        return Optional.of(Sql.of(
                "SELECT set_config('lock_timeout', ?, true), set_config('idle_in_transaction_session_timeout', ?, true)",
                atMost.toMillis() + "ms",
                atMost.toMillis() + "ms"));
    }

    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        return List.of(
                "-- CREATE ROLE " + user + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;",
                "-- GRANT CONNECT ON DATABASE <your database> TO " + user + ";",
                "CREATE SCHEMA " + naming.quote(schema) + " AUTHORIZATION " + user + ";",
                "-- For each schema that a model reads, and for each of its tables:",
                "-- GRANT USAGE ON SCHEMA <your schema> TO " + user + ";",
                "-- GRANT SELECT ON <your schema>.<your table> TO " + user + ";");
    }

    @Override
    public RightRules rights() {
        return rights;
    }
}
