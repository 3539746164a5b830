package io.retl.internal.control;

import io.retl.internal.jdbc.TinyDialect;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Durability;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** As much of a dialect for H2 as the control store needs. */
final class StoreDialect implements Dialect {
    private final Dialect tiny = new TinyDialect();
    private final Set<Capability> capabilities;

    StoreDialect() {
        this(EnumSet.of(Capability.TRANSACTION, Capability.CONTROL_STORE));
    }

    StoreDialect(Set<Capability> capabilities) {
        this.capabilities = capabilities;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(new Durability(
                Sql.of("SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
                        + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'"),
                Sql.of("SET WRITE_DELAY 0"),
                "Run SET WRITE_DELAY 0."));
    }

    @Override
    public boolean lacksRight(SQLException failure) {
        return failure.getErrorCode() == 90040;
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return tiny.syntax();
    }

    @Override
    public Naming naming() {
        return tiny.naming();
    }

    @Override
    public TypeRules types() {
        return tiny.types();
    }

    @Override
    public StatementRules statements() {
        return tiny.statements();
    }

    @Override
    public List<String> grants(String schema, String role) {
        return List.of();
    }
}
