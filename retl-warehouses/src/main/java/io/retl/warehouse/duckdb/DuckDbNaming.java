package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.Naming;

/** Names between double quotes, which do not make capitals count: {@code "CRM"} and {@code "crm"} are one table. Immutable. */
final class DuckDbNaming implements Naming {
    /** DuckDB has no limit; names of tables stay readable. */
    private static final int MAX_NAME_BYTES = 256;

    private final Naming standard = Naming.standard(MAX_NAME_BYTES);

    @Override
    public String quote(String name) {
        return standard.quote(name);
    }

    @Override
    public int maxNameBytes() {
        return standard.maxNameBytes();
    }

    @Override
    public boolean keeps(String name) {
        return name.chars().noneMatch(Character::isUpperCase);
    }
}
