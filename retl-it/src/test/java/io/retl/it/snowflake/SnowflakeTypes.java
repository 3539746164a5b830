package io.retl.it.snowflake;

import io.retl.testkit.SampleType;
import java.util.List;

/** The types of Snowflake that the stand-in can hold, with values that a destination can tell apart. */
final class SnowflakeTypes {
    private SnowflakeTypes() {}

    static List<SampleType> all() {
        return List.of(
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("NUMBER(38, 0)", "0", "1", "-1", "99999999999999999999999999999999999999"),
                SampleType.of("BIGINT", "0", "1", "9223372036854775807", "9223372036854775806"),
                SampleType.of("NUMBER(20, 4)", "0", "1", "1.0001", "-1", "1234567890123456.7891"),
                SampleType.quoted(
                        "FLOAT",
                        "0",
                        "1",
                        "2",
                        "-1",
                        "0.1",
                        "0.3",
                        "0.30000000000000004",
                        "9007199254740991",
                        "9007199254740992",
                        "9007199254740994",
                        "1e22",
                        "2.0E23",
                        "2.0000000000000003E23",
                        "1E-200",
                        "1.7976931348623157E308",
                        "4.9E-324",
                        "-4.9E-324",
                        "NaN"),
                SampleType.of(
                        "VARCHAR(4000)",
                        "''",
                        "' '",
                        "'a'",
                        "'A'",
                        "'a '",
                        "'~'",
                        "'0'",
                        "'\\\\'",
                        "REPEAT('x', 1001)",
                        "REPEAT('x', 1002)"),
                SampleType.of("VARCHAR", "''", "'a'", "REPEAT('x', 20000)", "REPEAT('x', 20001)"),
                SampleType.of("BINARY(100)", hex(""), hex("00"), hex("0000"), hex("FF")),
                SampleType.quoted("DATE", "2024-02-29", "2024-03-01", "0044-03-15", "9999-12-31"),
                SampleType.quoted("TIME(9)", "00:00:00", "00:00:00.000000001", "12:00:00.5", "23:59:59.999999999"),
                SampleType.quoted(
                        "TIMESTAMP_NTZ(9)",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000000001",
                        "1700-01-01 00:00:00"),
                SampleType.quoted(
                        "TIMESTAMP_LTZ(9)",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02"),
                SampleType.of(
                        "VARIANT",
                        json("{}"),
                        json("[]"),
                        json("{\"a\":1}"),
                        json("{\"a\":null}"),
                        json("{\"a\":\"1\"}"),
                        json("\"\""),
                        json("false"),
                        json("null")),
                SampleType.of("OBJECT", json("{}"), json("{\"a\":1}"), json("{\"a\":{\"b\":[1,\"x\"]}}")),
                SampleType.of("ARRAY", json("[]"), json("[1]"), json("[1,2]"), json("[12]"), json("[null]")));
    }

    static List<SampleType> ids() {
        return List.of(
                SampleType.of("NUMBER(38, 0)", "0", "1", "-1", "10", "99999999999999999999999999999999999999"),
                SampleType.of("NUMBER(20, 4)", "0", "1", "10", "-1", "1.5", "100", "1234567890123456.7891"),
                SampleType.of("BOOLEAN", "TRUE", "FALSE"),
                SampleType.of("VARCHAR", "''", "'a'", "'A'", "REPEAT('x', 5000)"),
                SampleType.of("BINARY(10)", hex(""), hex("00"), hex("0000"), hex("61")),
                SampleType.quoted("DATE", "2024-02-29", "2024-03-01", "0044-03-15"),
                SampleType.quoted("TIME(9)", "00:00:00", "00:00:00.000000001"),
                SampleType.quoted(
                        "TIMESTAMP_NTZ(9)",
                        "2024-03-31 01:30:00",
                        "2024-03-31 02:30:00",
                        "2024-03-31 02:30:00.000000001"),
                SampleType.quoted(
                        "TIMESTAMP_LTZ(9)",
                        "2024-10-27 01:30:00+01",
                        "2024-10-27 01:30:00+02",
                        "2024-10-27 01:30:00.000001+02"));
    }

    private static String hex(String digits) {
        return "TO_BINARY('" + digits + "', 'HEX')";
    }

    private static String json(String text) {
        return "PARSE_JSON('" + text + "')";
    }
}
