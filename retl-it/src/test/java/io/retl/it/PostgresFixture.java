package io.retl.it;

import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.postgres.PostgresDialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.DialectProvider;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A database of its own on a real PostgreSQL. */
final class PostgresFixture implements WarehouseFixture {
    private final SharedPostgres postgres = SharedPostgres.open();
    private final FreshSessions sessions = new FreshSessions(postgres.dataSource());

    PostgresFixture() {
        postgres.run(PostgresTypes.DEFINITIONS.toArray(String[]::new));
    }

    @Override
    public DialectProvider dialectProvider() {
        return new PostgresDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public DataSource dataSource() {
        return sessions;
    }

    @Override
    public List<SampleType> types() {
        return PostgresTypes.all();
    }

    @Override
    public List<SampleType> idTypes() {
        return PostgresTypes.ids();
    }

    /** The driver itself insists on a date style that begins with ISO. */
    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of(
                        "Kathmandu",
                        "SET TimeZone = 'Asia/Kathmandu'",
                        "SET DateStyle = 'ISO, DMY'",
                        "SET IntervalStyle = 'iso_8601'",
                        "SET extra_float_digits = -15",
                        "SET bytea_output = 'escape'",
                        "SET standard_conforming_strings = on",
                        "SET search_path = ''",
                        "SET array_nulls = off",
                        "SET xmlbinary = 'hex'"),
                SessionProfile.of(
                        "Chatham, of another school",
                        "SET TimeZone = 'Pacific/Chatham'",
                        "SET DateStyle = 'ISO, YMD'",
                        "SET IntervalStyle = 'sql_standard'",
                        "SET extra_float_digits = 3",
                        "SET transform_null_equals = on",
                        "SET quote_all_identifiers = on",
                        "SET synchronous_commit = off",
                        "SET default_text_search_config = 'pg_catalog.german'",
                        "SET search_path = pg_temp, public"));
    }

    @Override
    public String sessionSettings() {
        return """
                SELECT current_setting('TimeZone') AS time_zone, current_setting('DateStyle') AS date_style,
                  current_setting('IntervalStyle') AS interval_style, current_setting('bytea_output') AS bytea_output,
                  current_setting('extra_float_digits') AS float_digits, current_setting('search_path') AS search_path,
                  current_setting('standard_conforming_strings') AS strings, current_setting('array_nulls') AS array_nulls,
                  current_setting('xmlbinary') AS xmlbinary, current_setting('transform_null_equals') AS null_equals,
                  current_setting('quote_all_identifiers') AS quote_all, current_setting('synchronous_commit') AS commits,
                  current_setting('statement_timeout') AS statement_timeout, current_setting('lock_timeout') AS lock_timeout,
                  current_setting('work_mem') AS work_mem, current_setting('jit') AS jit,
                  (SELECT count(*) FROM pg_cursors WHERE is_holdable) AS open_cursors,
                  (SELECT count(*) FROM pg_listening_channels()) AS channels,
                  (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS advisory_locks
                """;
    }

    @Override
    public String volatileInteger() {
        return "(random() * 1000000000)::bigint";
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "WITH gone AS (DELETE FROM " + table + " RETURNING *) SELECT * FROM gone",
                "DELETE FROM " + table + " RETURNING *",
                "SELECT * INTO " + table.replace("people", "made") + " FROM " + table,
                "COPY " + table + " TO STDOUT",
                "EXPLAIN ANALYZE DELETE FROM " + table,
                "DO $$ BEGIN DELETE FROM pg_class; END $$",
                "SELECT id, name FROM " + table + " WHERE name <> E'\\\\'; DELETE FROM " + table + " --'",
                "SELECT id, name FROM " + table + " WHERE name <> $q$';$q$; DELETE FROM " + table);
    }

    @Override
    public List<String> questionMarkQueries(String table) {
        return List.of(
                "SELECT id FROM " + table + " WHERE '{\"a\": 1}'::jsonb ? 'a'",
                "SELECT id FROM " + table + " WHERE '{\"a\": 1}'::jsonb ?| array['a', 'b']",
                "SELECT id, $$?$$ AS mark FROM " + table + " WHERE '{\"a\": 1}'::jsonb ?& array['a']");
    }

    @Override
    public void close() {
        try {
            sessions.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("The connections of the fixture were not closed.", failure);
        }
        postgres.close();
    }
}
