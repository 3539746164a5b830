package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import java.util.List;

/**
 * The one setting that retl works under, the time zone: instants inside of lists and named values are read as text. The
 * checksum does not depend on it.
 */
final class DuckDbSession implements SessionSettings {
    @Override
    public List<Sql> current() {
        return List.of(Sql.of("SELECT current_setting('TimeZone')"));
    }

    @Override
    public List<Sql> apply() {
        return List.of(timeZone("UTC"));
    }

    @Override
    public List<Sql> restore(List<String> values) {
        return values.stream().map(DuckDbSession::timeZone).toList();
    }

    private static Sql timeZone(String name) {
        return Sql.of("SET TimeZone = '" + name.replace("'", "''") + "'");
    }
}
