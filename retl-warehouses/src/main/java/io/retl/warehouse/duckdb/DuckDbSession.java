package io.retl.warehouse.duckdb;

import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that retl works under: the zone and the calendar of the texts that instants are read as. Another calendar
 * than the usual one changes days before 1582. The checksum depends on neither.
 */
final class DuckDbSession implements SessionSettings {
    private static final List<String> NAMES = List.of("TimeZone", "Calendar");
    private static final List<String> VALUES = List.of("UTC", "gregorian");

    @Override
    public List<Sql> current() {
        return List.of(Sql.of("SELECT current_setting('TimeZone'), current_setting('Calendar')"));
    }

    @Override
    public List<Sql> apply() {
        return set(VALUES);
    }

    @Override
    public List<Sql> restore(List<String> values) {
        return set(values);
    }

    private static List<Sql> set(List<String> values) {
        List<Sql> all = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            all.add(Sql.of(
                    "SET " + NAMES.get(index) + " = '" + values.get(index).replace("'", "''") + "'"));
        }
        return all;
    }
}
