package io.retl.warehouse.redshift;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parts of the dialect. Immutable. */
final class RedshiftDialect implements Dialect {
    /**
     * The names of a result's columns are part of what is compared, and this setting shouts them. It ends with the transaction.
     */
    private static final SessionSettings SETTINGS =
            SessionSettings.applying(List.of(Sql.of("SET LOCAL describe_field_name_in_uppercase TO off")));

    private final Set<Capability> capabilities;
    private final Naming naming = new RedshiftNaming();
    private final TypeRules types = new RedshiftTypeRules();
    private final StatementRules statements = new RedshiftStatementRules(this);

    RedshiftDialect() {
        this(EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION));
    }

    private RedshiftDialect(Set<Capability> capabilities) {
        this.capabilities = capabilities;
    }

    /** The dialect for a delta whose rows may not go through a full join. */
    static Dialect withoutFullJoin() {
        return new RedshiftDialect(EnumSet.of(Capability.TRANSACTION));
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.copyOf(capabilities);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(SyntaxFeature.DOLLAR_QUOTES, SyntaxFeature.NESTED_COMMENTS, SyntaxFeature.BACKSLASH_ESCAPES);
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
        return SETTINGS;
    }

    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        return List.of(
                "-- CREATE USER " + user + " PASSWORD '<a password>';",
                "CREATE SCHEMA " + naming.quote(schema) + " AUTHORIZATION " + user + ";",
                "-- For each schema that a model reads, and for each of its tables:",
                "-- GRANT USAGE ON SCHEMA <your schema> TO " + user + ";",
                "-- GRANT SELECT ON <your schema>.<your table> TO " + user + ";");
    }
}
