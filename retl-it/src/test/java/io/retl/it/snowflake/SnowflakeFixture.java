package io.retl.it.snowflake;

import io.retl.testkit.DriverDataSource;
import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.snowflake.SnowflakeDialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DialectProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Snowflake's driver before a stand-in for Snowflake. */
final class SnowflakeFixture implements WarehouseFixture {
    private final SnowflakeStandIn standIn = SnowflakeStandIn.start();
    private final DataSource dataSource = new DriverDataSource(standIn.jdbcUrl(), "retl", "secret");

    @Override
    public DialectProvider dialectProvider() {
        return new SnowflakeDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION, Capability.MERGE);
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public List<SampleType> types() {
        return SnowflakeTypes.all();
    }

    @Override
    public List<SampleType> idTypes() {
        return SnowflakeTypes.ids();
    }

    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of(
                        "Kathmandu, a few rows at a time",
                        "ALTER SESSION SET TIMEZONE = 'Asia/Kathmandu' ROWS_PER_RESULTSET = 2"
                                + " QUOTED_IDENTIFIERS_IGNORE_CASE = TRUE DATE_OUTPUT_FORMAT = 'DD.MM.YYYY'",
                        "ALTER SESSION SET TIME_OUTPUT_FORMAT = 'HH12:MI AM' BINARY_OUTPUT_FORMAT = 'BASE64'"
                                + " TIMESTAMP_NTZ_OUTPUT_FORMAT = 'DY, DD MON YYYY HH24:MI'"),
                SessionProfile.of(
                        "Chatham, with decimals",
                        "ALTER SESSION SET TIMEZONE = 'Pacific/Chatham' JDBC_TREAT_DECIMAL_AS_INT = FALSE WEEK_START = 4",
                        "ALTER SESSION SET TIMESTAMP_LTZ_OUTPUT_FORMAT = 'MM/DD/YYYY' TIMESTAMP_TZ_OUTPUT_FORMAT = 'YYYY'"));
    }

    /** Snowflake has no query that gives all parameters in one row; the stand-in keeps them as variables, too. */
    @Override
    public String sessionSettings() {
        return """
                SELECT GETVARIABLE('TIMEZONE') AS time_zone, GETVARIABLE('ROWS_PER_RESULTSET') AS rows_per_resultset,
                  GETVARIABLE('QUOTED_IDENTIFIERS_IGNORE_CASE') AS ignores_case,
                  GETVARIABLE('JDBC_TREAT_DECIMAL_AS_INT') AS decimal_as_int,
                  GETVARIABLE('BINARY_OUTPUT_FORMAT') AS binary_format, GETVARIABLE('DATE_OUTPUT_FORMAT') AS date_format,
                  GETVARIABLE('TIME_OUTPUT_FORMAT') AS time_format,
                  GETVARIABLE('TIMESTAMP_NTZ_OUTPUT_FORMAT') AS ntz_format,
                  GETVARIABLE('TIMESTAMP_LTZ_OUTPUT_FORMAT') AS ltz_format,
                  GETVARIABLE('TIMESTAMP_TZ_OUTPUT_FORMAT') AS tz_format, GETVARIABLE('WEEK_START') AS week_start""";
    }

    @Override
    public String volatileInteger() {
        return "CAST(RANDOM() * 1000000000 AS BIGINT)";
    }

    @Override
    public String uuidType() {
        return "VARCHAR(36)";
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "SELECT id, name FROM " + table + " // ;\n; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> $$;$$; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> '\\''; DELETE FROM " + table + " --'");
    }

    /** The dialect does not read by a timestamp column yet. */
    @Override
    public Map<String, ColumnType> timestampTypes() {
        return Map.of();
    }

    @Override
    public void close() {
        standIn.close();
    }
}
