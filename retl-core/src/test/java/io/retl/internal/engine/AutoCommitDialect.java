package io.retl.internal.engine;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A product like H2 of which every statement is a transaction, as on BigQuery and Delta tables. */
record AutoCommitDialect(Dialect product) implements Dialect {
    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.MERGE);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return product.syntax();
    }

    @Override
    public Naming naming() {
        return product.naming();
    }

    @Override
    public TypeRules types() {
        return product.types();
    }

    @Override
    public StatementRules statements() {
        return () -> this;
    }

    @Override
    public List<String> grants(String schema, String role) {
        return product.grants(schema, role);
    }
}
