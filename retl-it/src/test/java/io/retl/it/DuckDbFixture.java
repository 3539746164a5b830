package io.retl.it;

import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.duckdb.DuckDbDialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.DialectProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A DuckDB file of its own, with every type it has. */
final class DuckDbFixture implements WarehouseFixture {
    private final DuckDbDatabase database = DuckDbDatabase.open();

    @Override
    public DialectProvider dialectProvider() {
        return new DuckDbDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.CONTROL_STORE));
    }

    @Override
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public List<SampleType> types() {
        return DuckDbTypes.all();
    }

    @Override
    public List<SampleType> idTypes() {
        return DuckDbTypes.ids();
    }

    /** Without SESSION some of these would be set for all connections. */
    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of(
                        "Kathmandu",
                        "SET SESSION TimeZone = 'Asia/Kathmandu'",
                        "SET SESSION Calendar = 'japanese'",
                        "SET SESSION default_collation = 'NOCASE.NOACCENT'",
                        "SET SESSION default_order = 'DESC'",
                        "SET SESSION default_null_order = 'NULLS_FIRST'",
                        "SET SESSION integer_division = true",
                        "SET SESSION regex_match_operator_semantics = 'full'"),
                SessionProfile.of(
                        "Chatham, of another school",
                        "SET SESSION TimeZone = 'Pacific/Chatham'",
                        "SET SESSION dialect_compatibility_mode = 'spark'",
                        "SET SESSION disable_timestamptz_casts = true",
                        "SET SESSION error_on_division_by_zero = false",
                        "SET SESSION ieee_floating_point_ops = false",
                        "SET SESSION json_geometry_format = 'geojson'",
                        "SET SESSION preserve_identifier_case = 'uppercase'",
                        "SET SESSION preserve_insertion_order = false",
                        "SET SESSION search_path = 'information_schema'"));
    }

    @Override
    public String sessionSettings() {
        return """
                SELECT current_setting('TimeZone') AS time_zone, current_setting('Calendar') AS calendar,
                  current_setting('default_collation') AS default_collation, current_setting('default_order') AS default_order,
                  current_setting('default_null_order') AS default_null_order,
                  current_setting('integer_division') AS integer_division,
                  current_setting('dialect_compatibility_mode') AS compatibility,
                  current_setting('disable_timestamptz_casts') AS no_casts,
                  current_setting('preserve_identifier_case') AS identifier_case,
                  current_setting('preserve_insertion_order') AS insertion_order,
                  current_setting('search_path') AS search_path, current_setting('threads') AS threads,
                  current_setting('max_execution_time') AS max_time, current_setting('memory_limit') AS memory_limit
                """;
    }

    @Override
    public String volatileInteger() {
        return "CAST(random() * 1000000000 AS BIGINT)";
    }

    @Override
    public boolean columnsMayDifferByCase() {
        return false;
    }

    @Override
    public boolean renamesRepeatedColumns() {
        return true;
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "WITH gone AS (DELETE FROM " + table + " RETURNING *) SELECT * FROM gone",
                "DELETE FROM " + table + " RETURNING *",
                "SELECT * FROM (DELETE FROM " + table + " RETURNING *) s",
                "FROM " + table + " SELECT id, name; DELETE FROM " + table,
                "COPY " + table + " TO '/dev/null'",
                "EXPLAIN ANALYZE DELETE FROM " + table,
                "PIVOT " + table + " ON city; DELETE FROM " + table,
                "SET VARIABLE x = (SELECT COUNT(*) FROM " + table + ")",
                "SELECT id, name FROM " + table + " WHERE name <> E'\\\\'; DELETE FROM " + table + " --'",
                "SELECT id, name FROM " + table + " WHERE name <> $q$';$q$; DELETE FROM " + table);
    }

    @Override
    public void close() {
        database.close();
    }
}
