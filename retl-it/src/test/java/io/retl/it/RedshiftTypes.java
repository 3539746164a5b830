package io.retl.it;

import io.retl.testkit.SampleType;
import java.util.List;
import java.util.stream.Stream;

/** The types of Redshift that a table of the stand-in may hold, with values that a destination can tell apart. */
final class RedshiftTypes {
    private RedshiftTypes() {}

    static List<SampleType> all() {
        return Stream.of(numbers(), texts(), times(), documents())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SampleType> numbers() {
        return List.of(
                SampleType.of("BOOLEAN", "true", "false"),
                SampleType.of("SMALLINT", "0", "1", "-1", "32767"),
                SampleType.of("INTEGER", "0", "1", "-1", "2147483647"),
                SampleType.of("BIGINT", "0", "1", "-1", "4294967297", "9223372036854775807"),
                SampleType.of("DECIMAL(12, 2)", "0", "0.01", "1", "-1", "1234567890.12"),
                SampleType.quoted("DECIMAL(38, 0)", "0", "12345678901234567890123456789012345678"),
                SampleType.quoted(
                        "DECIMAL(38, 37)",
                        "0.0000000000000000000000000000000000001",
                        "-9.9999999999999999999999999999999999999"),
                SampleType.quoted(
                        "REAL",
                        "0",
                        "1",
                        "-1",
                        "0.1",
                        "0.10000001",
                        "16777216",
                        "3.4028235e38",
                        "1e-45",
                        "NaN",
                        "Infinity"),
                SampleType.quoted(
                        "DOUBLE PRECISION",
                        "0",
                        "1",
                        "-1",
                        "0.5",
                        "0.3",
                        "0.30000000000000004",
                        "0.29999999999999993",
                        "1.6245047927124705",
                        "1.6245047927124709",
                        "9007199254740991",
                        "9007199254740994",
                        "1e22",
                        "1.7976931348623157e308",
                        "1.797693134862315e308",
                        "2.2250738585072014e-308",
                        "5e-324",
                        "-5e-324",
                        "1e-323",
                        "NaN",
                        "Infinity",
                        "-Infinity"));
    }

    private static List<SampleType> texts() {
        return List.of(
                SampleType.of(
                        "VARCHAR(4000)",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'~'",
                        "'0:'",
                        "REPEAT('x', 100)",
                        "REPEAT('x', 101)",
                        "REPEAT('x', 102)",
                        "REPEAT('\u00e4', 51)"),
                SampleType.of("VARCHAR", "''", "'a'", "'b'"),
                SampleType.of("CHAR(5)", "''", "'a'", "'A'", "'ab'", "' a'"));
    }

    private static List<SampleType> times() {
        return List.of(
                SampleType.quoted("DATE", "2024-02-29", "2024-03-01", "0044-03-15 BC", "0044-03-15", "9999-12-31"),
                SampleType.quoted("TIME", "00:00:00", "00:00:00.000001", "12:00:00.1", "23:59:59.999999", "24:00:00"),
                SampleType.quoted("TIMETZ", "12:00:00+00", "12:00:00+01", "00:30:00+01", "23:59:59.999999+00"),
                SampleType.quoted(
                        "TIMESTAMP",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000001",
                        "0044-03-15 00:00:00 BC",
                        "0044-03-15 00:00:00",
                        "12024-03-31 02:30:00"),
                SampleType.quoted(
                        "TIMESTAMPTZ",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02",
                        "0044-03-15 00:00:00+00 BC",
                        "0044-03-15 00:00:00+00"));
    }

    private static List<SampleType> documents() {
        return List.of(
                SampleType.of(
                        "VARBYTE",
                        "FROM_HEX('')",
                        "FROM_HEX('00')",
                        "FROM_HEX('0000')",
                        "FROM_HEX('7e')",
                        "FROM_HEX(REPEAT('0a', 101))",
                        "FROM_HEX(REPEAT('0a', 102))"),
                SampleType.of(
                        "SUPER",
                        "JSON_PARSE('{}')",
                        "JSON_PARSE('[]')",
                        "JSON_PARSE('{\"a\":1}')",
                        "JSON_PARSE('{\"a\":null}')",
                        "JSON_PARSE('\"\"')",
                        "JSON_PARSE('false')"));
    }

    static List<SampleType> ids() {
        return List.of(
                SampleType.of("SMALLINT", "0", "1", "-1", "10"),
                SampleType.of("INTEGER", "0", "1", "-1", "2147483647"),
                SampleType.of("BOOLEAN", "true", "false"),
                SampleType.quoted("DECIMAL(20, 4)", "0", "1", "10", "100", "1.5", "-1"),
                SampleType.quoted("DECIMAL(20, 0)", "0", "1", "10", "100"),
                SampleType.quoted("DOUBLE PRECISION", "0", "1", "10", "0.3", "0.30000000000000004", "1e300", "NaN"),
                SampleType.quoted("REAL", "0", "1", "0.1", "0.10000001"),
                SampleType.of("VARCHAR(20)", "''", "' '", "'a'", "'A'", "'a '", "'1'"),
                SampleType.of("CHAR(5)", "'a'", "'A'", "'ab'", "''"),
                SampleType.quoted("DATE", "2024-02-29", "0044-03-15 BC", "0044-03-15"),
                SampleType.quoted("TIME", "00:00:00", "24:00:00", "12:00:00.000001"),
                SampleType.quoted("TIMETZ", "12:00:00+00", "12:00:00+01"),
                SampleType.quoted(
                        "TIMESTAMP", "2024-03-31 01:30:00", "2024-03-31 02:30:00.000001", "0044-03-15 00:00:00 BC"),
                SampleType.quoted(
                        "TIMESTAMPTZ",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02"),
                SampleType.of("VARBYTE", "FROM_HEX('')", "FROM_HEX('00')", "FROM_HEX('0000')", "FROM_HEX('61')"));
    }
}
