package io.retl.it;

import io.retl.testkit.H2Warehouse;
import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.h2.H2DialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.DialectProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** H2 in memory, with every type it has. */
final class H2Fixture implements WarehouseFixture {
    private final H2Warehouse warehouse = H2Warehouse.open();

    @Override
    public DialectProvider dialectProvider() {
        return new H2DialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.FULL_JOIN, Capability.SNAPSHOT_TRANSACTION));
    }

    @Override
    public DataSource dataSource() {
        return warehouse.dataSource();
    }

    @Override
    public List<SampleType> types() {
        return List.of(
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("TINYINT", "0", "1", "-128", "127"),
                SampleType.of("SMALLINT", "0", "1", "-32768", "32767"),
                SampleType.of("INTEGER", "0", "1", "-1", "2147483647"),
                SampleType.of("BIGINT", "0", "1", "9223372036854775807", "9223372036854775806"),
                SampleType.of("NUMERIC(20, 4)", "0", "1", "1.0001", "-1", "1234567890123456.7891"),
                SampleType.of("DECIMAL(12, 2)", "0", "12.50", "-1"),
                SampleType.of("NUMERIC(100, 50)", "1E-50", "2E-50", "1E49"),
                SampleType.quoted("DECFLOAT(40)", "0", "1", "1.1", "1E100", "1E-100", "NaN", "Infinity", "-Infinity"),
                SampleType.quoted("REAL", "0", "1", "0.1", "0.10000001", "3.4028235E38", "1.4E-45", "NaN", "Infinity"),
                SampleType.quoted(
                        "DOUBLE PRECISION",
                        "0",
                        "1",
                        "0.1",
                        "0.3",
                        "0.30000000000000004",
                        "9007199254740991",
                        "9007199254740992",
                        "9007199254740994",
                        "1E22",
                        "2.0E23",
                        "2.0000000000000003E23",
                        "1.7976931348623157E308",
                        "4.9E-324",
                        "-4.9E-324",
                        "NaN",
                        "Infinity",
                        "-Infinity"),
                SampleType.of(
                        "VARCHAR(4000)",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'~'",
                        "'0'",
                        "REPEAT('x', 1001)",
                        "REPEAT('x', 1002)"),
                SampleType.of("VARCHAR_IGNORECASE(10)", "''", "'a'", "'A'"),
                SampleType.of("CHAR(5)", "'a'", "'A'", "'ab'"),
                SampleType.of("CHARACTER LARGE OBJECT", "''", "'a'", "'b'", "REPEAT('x', 20000)", "REPEAT('x', 20001)"),
                SampleType.of("VARBINARY(100)", "X''", "X'00'", "X'0000'", "X'FF'"),
                SampleType.of("BINARY(2)", "X'0000'", "X'0001'"),
                SampleType.of("BINARY LARGE OBJECT", "X''", "X'00'", "X'0000'"),
                SampleType.of(
                        "DATE", "DATE '2024-02-29'", "DATE '2024-03-01'", "DATE '-0044-03-15'", "DATE '9999-12-31'"),
                SampleType.of("TIME(9)", "TIME '00:00:00'", "TIME '00:00:00.000000001'", "TIME '23:59:59.999999999'"),
                SampleType.of(
                        "TIME(9) WITH TIME ZONE",
                        "TIME WITH TIME ZONE '12:00:00+00'",
                        "TIME WITH TIME ZONE '12:00:00+01'",
                        "TIME WITH TIME ZONE '13:00:00+01'"),
                SampleType.of(
                        "TIMESTAMP(9)",
                        "TIMESTAMP '2024-03-31 01:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00.000000001'",
                        "TIMESTAMP '-0044-03-15 00:00:00'"),
                SampleType.of(
                        "TIMESTAMP(9) WITH TIME ZONE",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00+01'",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00+02'",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00.000000001+02'"),
                SampleType.of(
                        "UUID",
                        "UUID '00000000-0000-0000-0000-000000000000'",
                        "UUID '00000000-0000-0000-0000-000000000001'"),
                SampleType.of(
                        "JSON",
                        "JSON '{}'",
                        "JSON '[]'",
                        "JSON '{\"a\":1}'",
                        "JSON '{\"a\":1.0}'",
                        "JSON '{\"a\":null}'",
                        "JSON '\"\"'",
                        "JSON 'false'"),
                SampleType.of("ENUM('a', 'b', 'a,b', '1')", "'a'", "'b'", "'a,b'", "'1'"),
                SampleType.of(
                        "INTEGER ARRAY",
                        "ARRAY[]",
                        "ARRAY[1]",
                        "ARRAY[1, 2]",
                        "ARRAY[12]",
                        "ARRAY[NULL]",
                        "ARRAY[1, NULL]"),
                SampleType.of(
                        "VARCHAR(10) ARRAY",
                        "ARRAY[]",
                        "ARRAY['']",
                        "ARRAY['a', 'b']",
                        "ARRAY['a,b']",
                        "ARRAY['a, b']",
                        "ARRAY['null']",
                        "ARRAY[NULL]"),
                SampleType.of(
                        "INTEGER ARRAY ARRAY",
                        "ARRAY[ARRAY[1], ARRAY[2]]",
                        "ARRAY[ARRAY[1, 2]]",
                        "ARRAY[ARRAY[], ARRAY[1]]"),
                SampleType.of(
                        "ROW(a INTEGER, b VARCHAR(10))",
                        "ROW(1, 'x')",
                        "ROW(NULL, 'x')",
                        "ROW(1, NULL)",
                        "ROW(1, '')",
                        "ROW(NULL, NULL)",
                        "ROW(11, 'x')"),
                SampleType.of(
                        "INTERVAL YEAR TO MONTH", "INTERVAL '1' YEAR", "INTERVAL '1' MONTH", "INTERVAL '-1' YEAR"),
                SampleType.of(
                        "INTERVAL DAY TO SECOND(9)",
                        "INTERVAL '1' DAY",
                        "INTERVAL '23' HOUR",
                        "INTERVAL '0.000000001' SECOND",
                        "INTERVAL '-1' DAY"),
                SampleType.of(
                        "GEOMETRY",
                        "GEOMETRY 'POINT (1 2)'",
                        "GEOMETRY 'POINT (1 3)'",
                        "GEOMETRY 'SRID=4326;POINT (1 2)'"));
    }

    @Override
    public List<SampleType> idTypes() {
        return List.of(
                SampleType.of("TINYINT", "0", "1", "-1"),
                SampleType.of("INTEGER", "0", "1", "-1", "10", "2147483647"),
                SampleType.of(
                        "NUMERIC(40, 4)", "0", "1", "10", "-1", "1.5", "100", "123456789012345678901234567890.1234"),
                SampleType.quoted("DECFLOAT(20)", "0", "1", "10", "100", "1.5", "1E30"),
                SampleType.quoted("DOUBLE PRECISION", "0", "1", "10", "0.3", "0.30000000000000004", "1E300"),
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("CHAR(5)", "'a'", "'A'", "'b'", "'ab'"),
                SampleType.of("CHARACTER LARGE OBJECT", "'a'", "'A'", "REPEAT('x', 5000)"),
                SampleType.of("ENUM('a', 'b', '1')", "'a'", "'b'", "'1'"),
                SampleType.of("VARBINARY(10)", "X''", "X'00'", "X'0000'", "X'61'"),
                SampleType.of(
                        "DATE", "DATE '2024-02-29'", "DATE '2024-03-01'", "DATE '0044-03-15'", "DATE '-0044-03-15'"),
                SampleType.of("TIME(9)", "TIME '00:00:00'", "TIME '00:00:00.000000001'"),
                SampleType.of(
                        "TIMESTAMP(9)",
                        "TIMESTAMP '2024-03-31 01:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00'",
                        "TIMESTAMP '2024-03-31 02:30:00.000000001'"),
                SampleType.of(
                        "TIMESTAMP(9) WITH TIME ZONE",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00+01'",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00+02'",
                        "TIMESTAMP WITH TIME ZONE '2024-10-27 01:30:00.000000001+02'"),
                SampleType.of(
                        "UUID",
                        "UUID '00000000-0000-0000-0000-000000000000'",
                        "UUID '00000000-0000-0000-0000-000000000001'",
                        "UUID 'ffffffff-ffff-ffff-ffff-ffffffffffff'"));
    }

    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of(
                        "Kathmandu",
                        "SET TIME ZONE 'Asia/Kathmandu'",
                        "SET LOCK_TIMEOUT 12345",
                        "SET VARIABLE_BINARY TRUE"),
                SessionProfile.of(
                        "Chatham, with another schema",
                        "SET TIME ZONE 'Pacific/Chatham'",
                        "SET SCHEMA INFORMATION_SCHEMA",
                        "SET QUERY_TIMEOUT 100000",
                        "SET NON_KEYWORDS VALUE, KEY"),
                SessionProfile.of("lazy", "SET LAZY_QUERY_EXECUTION 1", "SET TIME ZONE '-12:34'"));
    }

    @Override
    public String sessionSettings() {
        return "SELECT EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP) AS zone_hour,"
                + " EXTRACT(TIMEZONE_MINUTE FROM CURRENT_TIMESTAMP) AS zone_minute,"
                + " LOCK_TIMEOUT() AS lock_timeout, CURRENT_SCHEMA AS schema_name";
    }

    @Override
    public String volatileInteger() {
        return "CAST(RAND() * 1000000000 AS BIGINT)";
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "SELECT * FROM OLD TABLE (DELETE FROM " + table + ")",
                "SELECT * FROM FINAL TABLE (UPDATE " + table + " SET name = 'x')",
                "SELECT * FROM (SELECT * FROM FINAL TABLE (INSERT INTO " + table + " VALUES (9, 'Ida', 'Graz'))) s",
                "SELECT id, name FROM " + table + " // ;\n; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> $$;$$; DELETE FROM " + table,
                "SELECT id, name FROM " + table + " WHERE name <> '`'; DELETE FROM " + table + " -- `");
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
