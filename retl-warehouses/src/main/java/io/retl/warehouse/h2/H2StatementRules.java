package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;

/** The statements that H2 words in its own way. Immutable. */
final class H2StatementRules implements StatementRules {
    /** A sequence writes to the file whenever its numbers run out, by default after 32. */
    private static final int NUMBERS_AT_ONCE = 1_000_000;

    private final Dialect dialect;

    H2StatementRules(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Sql createCounter(TableName counter) {
        return Sql.of("CREATE SEQUENCE " + dialect.naming().quote(counter) + " CACHE " + NUMBERS_AT_ONCE);
    }
}
