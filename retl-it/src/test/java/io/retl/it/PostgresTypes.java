package io.retl.it;

import io.retl.testkit.SampleType;
import java.util.List;
import java.util.stream.Stream;

/** Every type of PostgreSQL that a table may hold, with values that a destination can tell apart. */
final class PostgresTypes {
    // Values such as 0 and 2^32 + 1 are pairs whose halves cancel out when a hash folds 64 bits into 32.

    /** The types that the samples need beside the built-in ones. */
    static final List<String> DEFINITIONS = List.of(
            "CREATE TYPE mood AS ENUM ('sad', 'ok', 'a,b', '')",
            "CREATE TYPE spot AS (x int, label text)",
            "CREATE TYPE nested AS (inner_spot spot, n numeric)",
            "CREATE DOMAIN zip AS text CHECK (length(VALUE) < 20)",
            "CREATE COLLATION no_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");

    private PostgresTypes() {}

    static List<SampleType> all() {
        return Stream.of(
                        numbers(),
                        texts(),
                        times(),
                        geometry(),
                        networkAndBits(),
                        documents(),
                        ranges(),
                        arrays(),
                        others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SampleType> numbers() {
        return List.of(
                SampleType.of("boolean", "true", "false"),
                SampleType.of("smallint", "0", "1", "-1", "32767"),
                SampleType.of("integer", "0", "1", "-1", "2147483647"),
                SampleType.of("bigint", "0", "1", "-1", "4294967296", "4294967297", "9223372036854775807"),
                SampleType.quoted(
                        "numeric",
                        "0",
                        "0.0",
                        "1",
                        "1.0",
                        "1.00",
                        "-1",
                        "1e-30",
                        "1e100",
                        "NaN",
                        "Infinity",
                        "-Infinity"),
                SampleType.quoted("numeric(10, 2)", "0", "0.01", "1", "NaN"),
                SampleType.quoted(
                        "real", "0", "-0", "1", "0.1", "0.10000001", "3.4028235e38", "1e-45", "NaN", "Infinity"),
                SampleType.quoted(
                        "double precision",
                        "0",
                        "-0",
                        "1",
                        "0.3",
                        "0.30000000000000004",
                        "1.7976931348623157e308",
                        "5e-324",
                        "9007199254740993",
                        "9007199254740994",
                        "NaN",
                        "Infinity",
                        "-Infinity"),
                SampleType.quoted("money", "0", "1.00", "-1.00", "0.01", "42949672.97"),
                SampleType.quoted("oid", "0", "1", "4294967295"));
    }

    private static List<SampleType> texts() {
        return List.of(
                SampleType.of(
                        "text",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'0'",
                        "U&'\\00e9'",
                        "U&'e\\0301'",
                        "repeat('x', 9000)",
                        "repeat('x', 9001)"),
                SampleType.of("text COLLATE no_case", "'a'", "'A'", "'b'"),
                SampleType.of("varchar(10)", "''", "'a'", "'a '"),
                SampleType.of("char(5)", "''", "'a'", "'A'", "'ab'"),
                SampleType.of("\"char\"", "'a'", "'b'"),
                SampleType.of("name", "'a'", "'A'", "''"),
                SampleType.quoted("zip", "", "1234", "01234"),
                SampleType.quoted("mood", "sad", "ok", "a,b", ""),
                SampleType.quoted("bytea", "", "\\x00", "\\x0000", "\\xff", "\\x61"),
                SampleType.quoted(
                        "uuid", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000001"));
    }

    private static List<SampleType> times() {
        return List.of(
                SampleType.quoted(
                        "date", "2024-02-29", "2024-03-01", "0044-03-15 BC", "0044-03-15", "infinity", "-infinity"),
                SampleType.quoted("time", "00:00:00", "01:11:34.967297", "24:00:00", "12:00:00.000001"),
                SampleType.quoted("timetz", "12:00:00+00", "13:00:00+01", "12:00:00+01"),
                SampleType.quoted(
                        "timestamp",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000001",
                        "2000-01-01 00:00:00",
                        "2000-01-01 01:11:34.967297",
                        "0044-03-15 00:00:00 BC",
                        "infinity",
                        "-infinity"),
                SampleType.quoted(
                        "timestamptz",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02",
                        "2000-01-01 00:00:00+00",
                        "2000-01-01 01:11:34.967297+00",
                        "0044-03-15 00:00:00+00 BC",
                        "infinity",
                        "-infinity"),
                SampleType.quoted(
                        "interval",
                        "0",
                        "1 day",
                        "24 hours",
                        "1 month",
                        "30 days",
                        "-1 day",
                        "0.000001 second",
                        "infinity"));
    }

    private static List<SampleType> geometry() {
        return List.of(
                SampleType.quoted("point", "(0,0)", "(1,0)", "(0,1)", "(NaN,0)"),
                SampleType.quoted("line", "{1,0,0}", "{0,1,0}"),
                SampleType.quoted("lseg", "[(0,0),(1,1)]", "[(1,1),(0,0)]"),
                SampleType.quoted("box", "(1,1),(0,0)", "(2,1),(0,0)"),
                SampleType.quoted("path", "[(0,0),(1,1)]", "((0,0),(1,1))", "[(1,1),(0,0)]"),
                SampleType.quoted("polygon", "((0,0),(1,1),(1,0))", "((0,0),(1,0),(1,1))"),
                SampleType.quoted("circle", "<(0,0),1>", "<(0,0),2>", "<(0,1),1>"));
    }

    private static List<SampleType> networkAndBits() {
        return List.of(
                SampleType.quoted("inet", "10.0.0.1", "10.0.0.1/24", "::1", "::ffff:10.0.0.1"),
                SampleType.quoted("cidr", "10.0.0.0/8", "10.0.0.0/16"),
                SampleType.quoted("macaddr", "08:00:2b:01:02:03", "08:00:2b:01:02:04"),
                SampleType.quoted("macaddr8", "08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06"),
                SampleType.quoted("bit(3)", "000", "001", "100"),
                SampleType.quoted("varbit(10)", "", "0", "00", "1"));
    }

    private static List<SampleType> documents() {
        return List.of(
                SampleType.quoted(
                        "json", "{}", "{\"a\":1}", "{\"a\":1.0}", "{\"a\":1,\"b\":2}", "{\"a\":null}", "[]", "\"\""),
                SampleType.quoted(
                        "jsonb",
                        "{}",
                        "{\"a\":1}",
                        "{\"a\":1.0}",
                        "{\"a\":1.00}",
                        "{\"a\":null}",
                        "[]",
                        "\"\"",
                        "false"),
                SampleType.quoted("jsonpath", "$.a", "$.b"),
                SampleType.quoted("tsvector", "", "a", "a:1", "a:1A", "a b"),
                SampleType.quoted("tsquery", "a", "a & b", "a | b", "a & !b"),
                SampleType.quoted("xml", "<a/>", "<a></a>", "<b/>"));
    }

    private static List<SampleType> ranges() {
        return List.of(
                SampleType.quoted("int4range", "empty", "[1,3)", "[1,4)", "(,3)", "[1,)", "(,)"),
                SampleType.quoted("int8range", "empty", "[1,3)", "[2,3)"),
                SampleType.quoted("numrange", "empty", "[1,2]", "[1.0,2]", "(1,2]", "[1,2)"),
                SampleType.quoted(
                        "daterange", "empty", "[2024-01-01,2024-02-01)", "[2024-01-01,infinity)", "[2024-01-01,)"),
                SampleType.quoted("tsrange", "empty", "[2024-01-01 00:00,2024-02-01 00:00)"),
                SampleType.quoted("tstzrange", "empty", "[2024-01-01 00:00+00,2024-02-01 00:00+00)"),
                SampleType.quoted("int4multirange", "{}", "{[1,3)}", "{[1,3),[5,7)}"),
                SampleType.quoted("tstzmultirange", "{}", "{[2024-01-01 00:00+00,)}"));
    }

    private static List<SampleType> arrays() {
        return List.of(
                SampleType.quoted(
                        "integer[]", "{}", "{1}", "{12}", "{1,2}", "{NULL}", "{1,NULL}", "{{1,2}}", "{{1},{2}}"),
                SampleType.quoted("text[]", "{}", "{a,b}", "{\"a,b\"}", "{\"\"}", "{NULL}", "{\"NULL\"}", "{{a,b}}"),
                SampleType.quoted("numeric[]", "{1}", "{1.0}", "{1.00}"),
                SampleType.quoted("double precision[]", "{0}", "{-0}", "{NaN}"),
                SampleType.quoted("bytea[]", "{}", "{\"\\\\x00\"}", "{\"\\\\x0000\"}"),
                SampleType.quoted("timestamptz[]", "{}", "{2024-01-01 00:00+00}", "{2024-01-01 00:00+01}"),
                SampleType.quoted("interval[]", "{1 day}", "{24 hours}"),
                SampleType.quoted("jsonb[]", "{}", "{\"{}\"}", "{\"1\",\"1.0\"}"),
                SampleType.quoted("boolean[]", "{t}", "{f}", "{t,f}"),
                SampleType.quoted("uuid[]", "{}", "{00000000-0000-0000-0000-000000000001}"),
                SampleType.quoted("mood[]", "{}", "{sad}", "{sad,ok}", "{\"a,b\"}"));
    }

    private static List<SampleType> others() {
        return List.of(
                SampleType.quoted("spot", "(1,a)", "(11,a)", "(1,)", "(1,\"\")", "(,a)", "(,)"),
                SampleType.quoted("nested", "(\"(1,a)\",1)", "(\"(1,a)\",1.0)", "(,1)", "(\"(,)\",1)"),
                SampleType.quoted("spot[]", "{}", "{\"(1,a)\"}", "{\"(1,a)\",\"(2,b)\"}"),
                SampleType.quoted("pg_lsn", "0/0", "0/1", "1/0", "1/1"),
                SampleType.quoted("pg_snapshot", "10:20:10", "10:20:11"),
                SampleType.quoted("regclass", "pg_class", "pg_type"),
                SampleType.quoted("regtype", "integer", "bigint"),
                SampleType.quoted("regproc", "now", "version"),
                SampleType.quoted("xid8", "0", "1", "2", "4294967297"),
                SampleType.quoted("xid", "1", "2"),
                SampleType.quoted("tid", "(0,1)", "(1,0)"),
                SampleType.quoted("int2vector", "1 2", "12"),
                SampleType.quoted("oidvector", "1 2", "12"));
    }

    static List<SampleType> ids() {
        return List.of(
                SampleType.of("smallint", "0", "1", "-1", "10"),
                SampleType.of("integer", "0", "1", "-1", "2147483647"),
                SampleType.quoted(
                        "numeric", "0", "1", "10", "100", "1.5", "-1", "12345678901234567890", "1e-20", "NaN"),
                SampleType.quoted("numeric(20, 4)", "0", "1", "10", "1.5"),
                SampleType.quoted("double precision", "0", "1", "10", "0.3", "0.30000000000000004", "NaN"),
                SampleType.quoted("real", "0", "1", "0.1", "0.10000001"),
                SampleType.of("boolean", "true", "false"),
                SampleType.of("varchar(20)", "''", "' '", "'a'", "'A'", "'a '", "'1'"),
                SampleType.of("char(5)", "'a'", "'A'", "'ab'", "''"),
                SampleType.of("text COLLATE no_case", "'a'", "'A'", "'b'", "'a '"),
                SampleType.of("name", "'a'", "'A'"),
                SampleType.quoted("zip", "1234", "01234", ""),
                SampleType.quoted("mood", "sad", "ok", "a,b", ""),
                SampleType.quoted(
                        "uuid",
                        "00000000-0000-0000-0000-000000000000",
                        "00000000-0000-0000-0000-000000000001",
                        "ffffffff-ffff-ffff-ffff-ffffffffffff"),
                SampleType.quoted("date", "2024-02-29", "0044-03-15 BC", "0044-03-15", "infinity", "-infinity"),
                SampleType.quoted("time", "00:00:00", "24:00:00", "12:00:00.000001"),
                SampleType.quoted("timetz", "12:00:00+00", "13:00:00+01"),
                SampleType.quoted(
                        "timestamp",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00.000001",
                        "0044-03-15 00:00:00 BC",
                        "infinity"),
                SampleType.quoted(
                        "timestamptz",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02",
                        "0044-03-15 00:00:00+00 BC",
                        "infinity"),
                SampleType.quoted("interval", "1 day", "1 month", "1 second", "-1 day"),
                SampleType.quoted("bytea", "", "\\x00", "\\x0000", "\\x61"),
                SampleType.quoted("inet", "10.0.0.1", "10.0.0.1/24", "::1"),
                SampleType.quoted("macaddr", "08:00:2b:01:02:03", "08:00:2b:01:02:04"),
                SampleType.quoted("money", "0", "1.00", "-1.00"),
                SampleType.quoted("bit(3)", "000", "001"),
                SampleType.quoted("oid", "0", "1", "4294967295"),
                SampleType.quoted("pg_lsn", "0/0", "0/1"));
    }
}
