package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parts of the dialect. Immutable. */
final class H2Dialect implements Dialect {
    /** H2 takes 256 characters; as bytes, no alphabet passes that. */
    private static final int MAX_NAME_BYTES = 256;

    /** NOT_ENOUGH_RIGHTS_FOR_1; H2 has states of its own. */
    private static final int NOT_ENOUGH_RIGHTS = 90096;

    private final Naming naming = Naming.standard(MAX_NAME_BYTES);
    private final TypeRules types = new H2TypeRules();
    private final StatementRules statements = new H2StatementRules(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.noneOf(Capability.class);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(
                SyntaxFeature.DOLLAR_QUOTES,
                SyntaxFeature.NESTED_COMMENTS,
                SyntaxFeature.BACKTICK_NAMES,
                SyntaxFeature.SLASH_COMMENTS);
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
    public boolean lacksRight(SQLException failure) {
        return failure.getErrorCode() == NOT_ENOUGH_RIGHTS;
    }

    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        return List.of(
                "-- CREATE USER " + user + " PASSWORD '<a password>';",
                "CREATE SCHEMA " + naming.quote(schema) + " AUTHORIZATION " + user + ";",
                "-- For each schema that a model reads, or table by table:",
                "-- GRANT SELECT ON SCHEMA <your schema> TO " + user + ";");
    }
}
