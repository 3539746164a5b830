package io.retl.it;

import io.retl.testkit.SampleType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every type of DuckDB that retl reads, with values that a destination can tell apart. Missing are values that differ but are
 * equal, such as 1 day and 24 hours: an UPDATE from one to the other leaves the row as it is.
 */
final class DuckDbTypes {
    private DuckDbTypes() {}

    static List<SampleType> all() {
        return Stream.of(integers(), numbers(), texts(), times(), lists(), structures(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SampleType> integers() {
        return List.of(
                SampleType.of("TINYINT", "0", "1", "-128", "127"),
                SampleType.of("SMALLINT", "0", "1", "-32768", "32767"),
                SampleType.of("INTEGER", "0", "1", "-1", "2147483647"),
                SampleType.of("BIGINT", "0", "1", "9223372036854775807", "-9223372036854775808"),
                SampleType.of("UTINYINT", "0", "255"),
                SampleType.of("USMALLINT", "0", "65535"),
                SampleType.of("UINTEGER", "0", "4294967295"),
                SampleType.of("UBIGINT", "0", "9223372036854775808", "18446744073709551615"),
                SampleType.of("HUGEINT", "0", "-1", "170141183460469231731687303715884105727"),
                SampleType.of("UHUGEINT", "0", "340282366920938463463374607431768211455"),
                SampleType.quoted("BIGNUM", "0", "-1", "1" + "0".repeat(400), "1" + "0".repeat(401)));
    }

    private static List<SampleType> numbers() {
        return List.of(
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("DECIMAL(4, 1)", "0", "1", "1.1", "-1"),
                SampleType.of("DECIMAL(18, 6)", "0", "0.000001", "999999999999.999999"),
                SampleType.of("DECIMAL(38, 37)", "0", "1e-37", "2e-37", "-9.9"),
                SampleType.of("DECIMAL(38, 0)", "0", "10", "100", "99999999999999999999999999999999999999"),
                SampleType.quoted(
                        "FLOAT", "0", "1", "0.1", "0.10000001", "3.4028235e38", "1e-45", "nan", "inf", "-inf"),
                SampleType.quoted(
                        "DOUBLE",
                        "0",
                        "1",
                        "0.1",
                        "0.3",
                        "0.30000000000000004",
                        "9007199254740992",
                        "9007199254740994",
                        "1e22",
                        "2e23",
                        "2.0000000000000003e23",
                        "1.7976931348623157e308",
                        "5e-324",
                        "nan",
                        "inf",
                        "-inf"));
    }

    private static List<SampleType> texts() {
        return List.of(
                SampleType.of(
                        "VARCHAR",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'~'",
                        "'0'",
                        "chr(0)",
                        "'a' || chr(0)",
                        "'a' || chr(0) || 'b'",
                        "chr(233)",
                        "'e' || chr(769)",
                        "repeat('x', 1000)",
                        "repeat('x', 1001)",
                        "repeat('x', 1000) || 'y'"),
                SampleType.of("VARCHAR COLLATE NOCASE", "'a'", "'A'", "'b'"),
                SampleType.quoted("ENUM('a', 'b''c, d', ')', '')", "a", "b'c, d", ")", ""),
                SampleType.quoted(
                        "UUID", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001"),
                SampleType.quoted("BLOB", "", "\\x00", "\\x00\\x00", "\\xFF", "a", "\\x5Cx00"),
                SampleType.quoted(
                        "JSON",
                        "{}",
                        "[]",
                        "{\"a\":1}",
                        "{\"a\":1.0}",
                        "{\"a\":null}",
                        "{\"a\":1,\"b\":2}",
                        "\"\"",
                        "false"));
    }

    private static List<SampleType> times() {
        return List.of(
                SampleType.quoted(
                        "DATE",
                        "2024-02-29",
                        "2024-03-01",
                        "0044-03-15 (BC)",
                        "0044-03-15",
                        "20000-01-01",
                        "infinity",
                        "-infinity"),
                SampleType.quoted("TIME", "00:00:00", "00:00:00.000001", "24:00:00"),
                SampleType.quoted("TIME_NS", "00:00:00", "00:00:00.000000001"),
                SampleType.quoted("TIMETZ", "12:00:00+00", "13:00:00+01", "12:00:00+01", "12:00:00+01:30"),
                SampleType.quoted(
                        "TIMESTAMP",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000001",
                        "0044-03-15 (BC) 10:00:00",
                        "infinity",
                        "-infinity"),
                SampleType.quoted("TIMESTAMP_S", "2024-03-31 02:30:00", "2024-03-31 02:30:01", "infinity"),
                SampleType.quoted("TIMESTAMP_MS", "2024-03-31 02:30:00", "2024-03-31 02:30:00.001", "infinity"),
                SampleType.quoted(
                        "TIMESTAMP_NS",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000000001",
                        "infinity",
                        "-infinity"),
                SampleType.quoted(
                        "TIMESTAMPTZ",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02",
                        "0044-03-15 (BC) 10:00:00+00",
                        "infinity",
                        "-infinity"),
                SampleType.quoted(
                        "TIMESTAMPTZ_NS", "2024-10-27 01:30:00+01", "2024-10-27 01:30:00.000000001+01", "infinity"),
                SampleType.quoted(
                        "INTERVAL", "0 days", "1 day", "25 hours", "1 month", "31 days", "-1 day", "1 microsecond"));
    }

    private static List<SampleType> lists() {
        return List.of(
                SampleType.of("INTEGER[]", "[]", "[1]", "[12]", "[1, 2]", "[NULL]", "[1, NULL]", "[NULL, 1]"),
                SampleType.of("INTEGER[2]", "[1, 2]", "[12, NULL]", "[NULL, 12]", "[NULL, NULL]"),
                SampleType.of("INTEGER[][]", "[]", "[[]]", "[[], []]", "[NULL]", "[[1, 2]]", "[[1], [2]]"),
                SampleType.of(
                        "VARCHAR[]",
                        "[]",
                        "['']",
                        "[NULL]",
                        "['NULL']",
                        "['a', 'b']",
                        "['a, b']",
                        "['a'', ''b']",
                        "[repeat('x', 2000)]",
                        "[repeat('x', 2000) || 'y']"),
                SampleType.of("DOUBLE[]", "[0.0]", "[1.0]", "['nan'::DOUBLE]", "['inf'::DOUBLE]", "[NULL]"),
                SampleType.of(
                        "TIMESTAMPTZ[]",
                        "['2024-10-27 01:30:00+01'::TIMESTAMPTZ]",
                        "['2024-10-27 01:30:00+02'::TIMESTAMPTZ]",
                        "['infinity'::TIMESTAMPTZ]"),
                SampleType.of("BLOB[]", "['\\x00'::BLOB]", "['\\x00\\x00'::BLOB]", "[''::BLOB]", "[NULL]"),
                SampleType.of(
                        "STRUCT(a INTEGER, b VARCHAR)[]",
                        "[]",
                        "[NULL]",
                        "[{'a': NULL, 'b': NULL}]",
                        "[{'a': 1, 'b': 'x'}]",
                        "[{'a': 1, 'b': NULL}, {'a': NULL, 'b': 'x'}]"));
    }

    private static List<SampleType> structures() {
        return List.of(
                SampleType.of(
                        "STRUCT(a INTEGER, \"b \"\"c)\" VARCHAR)",
                        "row(1, 'x')",
                        "row(NULL, 'x')",
                        "row(1, NULL)",
                        "row(1, '')",
                        "row(NULL, NULL)",
                        "row(11, 'x')"),
                SampleType.of(
                        "STRUCT(e ENUM('x', ') y,'), n STRUCT(t TIMESTAMP, l DECIMAL(10, 2)[]))",
                        "row('x', row(TIMESTAMP '2024-03-31 02:30:00', [1.5]))",
                        "row('x', row(TIMESTAMP '2024-03-31 02:30:00', [1.55]))",
                        "row(') y,', row(TIMESTAMP '2024-03-31 02:30:00', [1.5]))",
                        "row('x', row(NULL, NULL))",
                        "row('x', NULL)"),
                SampleType.of(
                        "MAP(VARCHAR, INTEGER)",
                        "map {}",
                        "map {'a': 1}",
                        "map {'a': NULL}",
                        "map {'a': 1, 'b': 2}",
                        "map {'b': 1}"),
                SampleType.of(
                        "MAP(INTEGER, STRUCT(x INTEGER)[])",
                        "map {}",
                        "map {1: [{'x': 1}]}",
                        "map {1: []}",
                        "map {11: [{'x': 1}]}"),
                SampleType.of(
                        "UNION(num INTEGER, str VARCHAR)",
                        "union_value(num := 1)",
                        "union_value(num := 2)",
                        "union_value(str := '')",
                        "union_value(str := 'x')"));
    }

    private static List<SampleType> others() {
        return List.of(
                SampleType.quoted("BIT", "0", "1", "00", "01", "0".repeat(70)),
                SampleType.of(
                        "GEOMETRY",
                        "'POINT (1 2)'::GEOMETRY",
                        "'POINT (1 3)'::GEOMETRY",
                        "'POINT Z (1 2 3)'::GEOMETRY",
                        "'LINESTRING (1 2, 1 3)'::GEOMETRY"));
    }

    static List<SampleType> ids() {
        return List.of(
                SampleType.of("TINYINT", "0", "1", "-1"),
                SampleType.of("UBIGINT", "0", "1", "18446744073709551615"),
                SampleType.of("HUGEINT", "0", "1", "-170141183460469231731687303715884105728"),
                SampleType.of("UHUGEINT", "0", "1", "340282366920938463463374607431768211455"),
                SampleType.quoted("BIGNUM", "0", "1", "10", "1" + "0".repeat(60)),
                SampleType.of("DECIMAL(20, 4)", "0", "1", "10", "-1", "1.5", "100"),
                SampleType.of("DECIMAL(20, 0)", "0", "1", "10", "100"),
                SampleType.quoted("DOUBLE", "0", "1", "10", "0.3", "0.30000000000000004", "1e300", "nan", "inf"),
                SampleType.quoted("FLOAT", "0", "0.1", "0.10000001"),
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("VARCHAR COLLATE NOCASE", "'a'", "'A'", "'b'", "'a' || chr(0)"),
                SampleType.quoted("ENUM('a', 'A', '1')", "a", "A", "1"),
                SampleType.quoted("BLOB", "", "\\x00", "\\x00\\x00", "a"),
                SampleType.quoted("DATE", "2024-02-29", "0044-03-15", "0044-03-15 (BC)", "infinity"),
                SampleType.quoted("TIME", "00:00:00", "00:00:00.000001"),
                SampleType.quoted(
                        "TIMESTAMP",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000001",
                        "infinity"),
                SampleType.quoted("TIMESTAMP_NS", "2024-03-31 02:30:00", "2024-03-31 02:30:00.000000001"),
                SampleType.quoted(
                        "TIMESTAMPTZ",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02",
                        "infinity"),
                SampleType.quoted("TIMESTAMPTZ_NS", "2024-10-27 01:30:00+01", "2024-10-27 01:30:00.000000001+01"),
                SampleType.quoted(
                        "UUID",
                        "00000000-0000-0000-0000-000000000000",
                        "00000000-0000-0000-0000-000000000001",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                SampleType.of("VARCHAR[]", "['a', 'b']", "['a, b']", "[]", "['']", "[NULL]"),
                SampleType.of(
                        "TIMESTAMPTZ[]",
                        "['2024-10-27 01:30:00+01'::TIMESTAMPTZ]",
                        "['2024-10-27 01:30:00+02'::TIMESTAMPTZ]"));
    }
}
