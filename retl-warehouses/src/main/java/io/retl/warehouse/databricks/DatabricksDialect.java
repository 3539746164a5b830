package io.retl.warehouse.databricks;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of the dialect. Immutable.
 *
 * <p>A statement on one Delta table takes effect or does not; several statements, on one table or more, are no transaction.
 */
final class DatabricksDialect implements Dialect {
    private final Naming naming = new DatabricksNaming();
    private final TypeRules types = new DatabricksTypeRules();
    private final StatementRules statements = new DatabricksStatementRules(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.MERGE);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(SyntaxFeature.BACKTICK_NAMES, SyntaxFeature.BACKSLASH_ESCAPES, SyntaxFeature.NESTED_COMMENTS);
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

    /** Who makes a table owns it, and needs no other right to read, change and drop it. */
    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        String state = naming.quote(schema);
        return List.of(
                "-- Add the service principal " + user + " to the workspace and let it use (CAN USE) a SQL warehouse.",
                "-- GRANT USE CATALOG ON CATALOG <your catalog> TO " + user + ";",
                "CREATE SCHEMA IF NOT EXISTS " + state + ";",
                "GRANT USE SCHEMA, CREATE TABLE ON SCHEMA " + state + " TO " + user + ";",
                "-- For each schema that a model reads, and for each of its tables:",
                "-- GRANT USE SCHEMA ON SCHEMA <your schema> TO " + user + ";",
                "-- GRANT SELECT ON TABLE <your schema>.<your table> TO " + user + ";");
    }
}
