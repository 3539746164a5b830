package io.retl.warehouse.bigquery;

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

/**
 * The parts of the dialect. Immutable. Transactions of several statements need a session, which a pool does not give, and
 * lock out everybody else who changes the table: none are used.
 */
final class BigQueryDialect implements Dialect {
    private final Naming naming = new BigQueryNaming();
    private final TypeRules types = new BigQueryTypeRules();
    private final StatementRules statements = new BigQueryStatementRules(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.MERGE);
    }

    /** A raw text ends where it would without the r: a backslash keeps the quote after it from closing there, too. */
    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(
                SyntaxFeature.BACKSLASH_ESCAPES,
                SyntaxFeature.BACKTICK_NAMES,
                SyntaxFeature.HASH_COMMENTS,
                SyntaxFeature.TRIPLE_QUOTED_TEXT);
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

    /** The drivers have no SQLState for it; the text is that of the service. */
    @Override
    public boolean lacksRight(SQLException failure) {
        return says(failure, "Access Denied");
    }

    @Override
    public boolean lacksSchema(SQLException failure) {
        return says(failure, "Not found: Dataset");
    }

    private static boolean says(SQLException failure, String text) {
        return String.valueOf(failure.getMessage()).contains(text);
    }

    @Override
    public List<String> grants(String schema, String role) {
        return BigQueryGrants.statements(naming.quote(schema), role);
    }
}
