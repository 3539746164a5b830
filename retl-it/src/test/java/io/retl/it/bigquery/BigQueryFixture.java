package io.retl.it.bigquery;

import io.retl.testkit.SampleType;
import io.retl.testkit.SessionProfile;
import io.retl.testkit.WarehouseFixture;
import io.retl.warehouse.bigquery.BigQueryDialectProvider;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DialectProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The stand-in with every type whose values the evaluator can hold; it has no functions of geography. */
final class BigQueryFixture implements WarehouseFixture {
    private final DataSource dataSource = new StandInDataSource(new BigQueryStandIn());

    @Override
    public DialectProvider dialectProvider() {
        return new BigQueryDialectProvider();
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.MERGE);
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public String integerType() {
        return "INT64";
    }

    @Override
    public String textType() {
        return "STRING";
    }

    @Override
    public String portableType(ColumnType type) {
        return switch (type) {
            case DECIMAL -> "NUMERIC";
            case FLOAT -> "FLOAT64";
            case BOOLEAN -> "BOOL";
            case TIMESTAMP -> "DATETIME";
            case INSTANT -> "TIMESTAMP";
            default -> WarehouseFixture.super.portableType(type);
        };
    }

    /** The evaluator takes tables of 4 MB at most. */
    @Override
    public int longTextCharacters() {
        return 400;
    }

    /** The product has no type for it. */
    @Override
    public String uuidType() {
        return "STRING";
    }

    /** BigQuery refuses many signs more; the stand-in takes them, so that quotes and escapes are tried. */
    @Override
    public boolean columnMayBeNamed(String name) {
        return !name.startsWith("$");
    }

    @Override
    public boolean columnsMayDifferByCase() {
        return false;
    }

    /** An empty list is none beside NULL: the product stores NULL as one. */
    @Override
    public List<SampleType> types() {
        return List.of(
                SampleType.of("STRING", "''", "' '", "'a'", "'A'", "'a '", "'~'", "'~~~~~~~~~~~~~~~~'", "'\\x00'"),
                SampleType.of("BOOL", "TRUE", "FALSE"),
                SampleType.of("INT64", "0", "1", "-1", "9223372036854775807", "9223372036854775806"),
                SampleType.of("NUMERIC", "0", "1", "1.000000001", "-1", "99999999999999999999999999999.999999999"),
                SampleType.of(
                        "BIGNUMERIC",
                        "BIGNUMERIC '0'",
                        "BIGNUMERIC '1e-38'",
                        "BIGNUMERIC '2e-38'",
                        "BIGNUMERIC '-578960446186580977117854925043439539266.34992332820282019728792003956564819968'"),
                SampleType.of(
                        "FLOAT64",
                        "0",
                        "1",
                        "0.1",
                        "0.3",
                        "0.30000000000000004",
                        "9007199254740991",
                        "9007199254740992",
                        "1.7976931348623157E308",
                        "4.9E-324",
                        "-4.9E-324",
                        "CAST('NaN' AS FLOAT64)",
                        "CAST('inf' AS FLOAT64)",
                        "CAST('-inf' AS FLOAT64)"),
                SampleType.of("BYTES", "b''", "b'\\x00'", "b'\\x00\\x00'", "b'\\xff'", "b'~~~~~~~~~~~~~~~~'"),
                SampleType.of(
                        "DATE", "DATE '2024-02-29'", "DATE '2024-03-01'", "DATE '0001-01-01'", "DATE '9999-12-31'"),
                SampleType.of("TIME", "TIME '00:00:00'", "TIME '00:00:00.000001'", "TIME '23:59:59.999999'"),
                SampleType.of(
                        "DATETIME",
                        "DATETIME '2024-03-31 01:30:00'",
                        "DATETIME '2024-03-31 02:30:00'",
                        "DATETIME '2024-03-31 02:30:00.000001'",
                        "DATETIME '0001-01-01 00:00:00'",
                        "DATETIME '9999-12-31 23:59:59.999999'"),
                SampleType.of(
                        "TIMESTAMP",
                        "TIMESTAMP '2024-10-27 01:30:00+01'",
                        "TIMESTAMP '2024-10-27 01:30:00+02'",
                        "TIMESTAMP '2024-10-27 01:30:00.000001+02'",
                        "TIMESTAMP '0001-01-01 00:00:00+00'"),
                SampleType.of(
                        "INTERVAL",
                        "INTERVAL 1 MONTH",
                        "INTERVAL 30 DAY",
                        "INTERVAL 720 HOUR",
                        "INTERVAL '0:0:0.000001' HOUR TO SECOND",
                        "INTERVAL -1 MONTH"),
                SampleType.of(
                        "JSON",
                        "JSON '{}'",
                        "JSON '[]'",
                        "JSON '{\"a\":1}'",
                        "JSON '{\"a\":1.0}'",
                        "JSON '{\"a\":null}'",
                        "JSON '\"\"'",
                        "JSON 'false'"),
                SampleType.of("ARRAY<INT64>", "[1]", "[1, 2]", "[12]", "[9007199254740993]"),
                SampleType.of("ARRAY<STRING>", "['']", "['a', 'b']", "['a,b']", "['a\",\"b']", "['null']"),
                SampleType.of("ARRAY<FLOAT64>", "[0.1]", "[0.10000000000000002]", "[CAST('NaN' AS FLOAT64)]"),
                SampleType.of("ARRAY<BYTES>", "[b'\\x00']", "[b'\\x00', b'']"),
                SampleType.of(
                        "STRUCT<a INT64, b STRING>",
                        "STRUCT(1, 'x')",
                        "STRUCT(NULL, 'x')",
                        "STRUCT(1, NULL)",
                        "STRUCT(1, '')",
                        "STRUCT(NULL, NULL)",
                        "STRUCT(11, 'x')"),
                SampleType.of(
                        "ARRAY<STRUCT<t TIMESTAMP>>",
                        "[STRUCT(TIMESTAMP '2024-10-27 01:30:00+01')]",
                        "[STRUCT(TIMESTAMP '2024-10-27 01:30:00+02')]"),
                SampleType.of(
                        "RANGE<DATE>",
                        "RANGE<DATE> '[2024-01-01, 2024-02-01)'",
                        "RANGE<DATE> '[2024-01-01, UNBOUNDED)'",
                        "RANGE<DATE> '[UNBOUNDED, UNBOUNDED)'"));
    }

    @Override
    public List<SampleType> idTypes() {
        return List.of(
                SampleType.of("NUMERIC", "0", "1", "10", "-1", "1.5", "100", "1234567890123456789.123456789"),
                SampleType.of("BIGNUMERIC", "BIGNUMERIC '0'", "BIGNUMERIC '1e-38'", "BIGNUMERIC '1e38'"),
                SampleType.of("FLOAT64", "0", "1", "10", "0.3", "0.30000000000000004", "1E300"),
                SampleType.of("BOOL", "TRUE", "FALSE"),
                SampleType.of("BYTES", "b''", "b'\\x00'", "b'\\x00\\x00'", "b'a'", "b'\\xff'"),
                SampleType.of("DATE", "DATE '2024-02-29'", "DATE '2024-03-01'", "DATE '0044-03-15'"),
                SampleType.of("TIME", "TIME '00:00:00'", "TIME '00:00:00.000001'"),
                SampleType.of(
                        "DATETIME",
                        "DATETIME '2024-03-31 01:30:00'",
                        "DATETIME '2024-03-31 02:30:00'",
                        "DATETIME '2024-03-31 02:30:00.000001'"),
                SampleType.of(
                        "TIMESTAMP",
                        "TIMESTAMP '2024-10-27 01:30:00+01'",
                        "TIMESTAMP '2024-10-27 01:30:00+02'",
                        "TIMESTAMP '2024-10-27 01:30:00.000001+02'"));
    }

    @Override
    public List<SessionProfile> hostileSessions() {
        return List.of(
                SessionProfile.of("Kathmandu", "SET @@time_zone = 'Asia/Kathmandu'", "SET @@query_label = 'job:host'"),
                SessionProfile.of("Chatham", "SET @@time_zone = 'Pacific/Chatham'", "SET @@dataset_id = 'elsewhere'"));
    }

    @Override
    public String sessionSettings() {
        return "SELECT @@time_zone AS time_zone, @@dataset_id AS dataset_id, @@query_label AS query_label";
    }

    @Override
    public String volatileInteger() {
        return "CAST(RAND() * 1000000000 AS INT64)";
    }

    @Override
    public List<String> changingQueries(String table) {
        return List.of(
                "SELECT id FROM " + table + " # ;\n; DELETE FROM " + table + " WHERE TRUE",
                "SELECT id FROM " + table + " WHERE name <> '''';''' ; DELETE FROM " + table + " WHERE TRUE",
                "SELECT id FROM " + table + " WHERE name <> r'\\\\'; DELETE FROM " + table + " WHERE name <> '",
                "SELECT id, \"\"\" ) q; \"\"\" AS x FROM " + table + "; DELETE FROM " + table + " WHERE TRUE",
                "BEGIN DELETE FROM " + table + " WHERE TRUE; END",
                "EXPORT DATA OPTIONS (uri = 'gs://x/*', format = 'CSV') AS SELECT * FROM " + table,
                "CALL x()",
                "DECLARE x INT64");
    }

    @Override
    public Map<String, ColumnType> timestampTypes() {
        return Map.of("DATE", ColumnType.DATE, "DATETIME", ColumnType.TIMESTAMP, "TIMESTAMP", ColumnType.INSTANT);
    }

    @Override
    public void close() {}
}
