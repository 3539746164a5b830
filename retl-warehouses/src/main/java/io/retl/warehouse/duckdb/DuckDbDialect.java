package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of the dialect. Immutable.
 *
 * <p>It cannot hold the control store: no statement waits for a row that another connection changes, it fails, and only
 * one process can open the file.
 */
final class DuckDbDialect implements Dialect {
    private final Naming naming = new DuckDbNaming();
    private final TypeRules types = new DuckDbTypeRules();
    private final StatementRules statements = new DuckDbStatementRules(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.CONTROL_STORE));
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(
                SyntaxFeature.DOLLAR_QUOTES,
                SyntaxFeature.NESTED_COMMENTS,
                SyntaxFeature.ESCAPE_STRINGS,
                SyntaxFeature.BACKTICK_NAMES);
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
        return new DuckDbSession();
    }

    /** There are no rights. */
    @Override
    public boolean lacksRight(SQLException failure) {
        return false;
    }

    @Override
    public List<String> grants(String schema, String role) {
        return List.of(
                "-- DuckDB has no users and no rights: whoever may write the file may do everything in it.",
                "CREATE SCHEMA IF NOT EXISTS " + naming.quote(schema) + ";");
    }
}
