package io.retl.it.snowflake;

import java.util.List;

/**
 * What a DuckDB needs to know of Snowflake: functions of Snowflake's names as macros, types, and the views of the information
 * schema. A macro does what retl asks of its function, not all that the function can do; it names its argument once, because
 * DuckDB puts the whole expression wherever the name stands.
 */
final class StandInFunctions {
    /** Removes the marks of {@link StandInText} from a name. */
    private static final String DECODED = """
            CREATE MACRO DECODED(n) AS array_to_string(list_concat([string_split(n, '%1$s')[1]],
              list_transform(string_split(n, '%1$s')[2:], lambda p: lower(p[1]) || p[2:])), '')""".formatted(StandInText.MARK);

    /** Run once on a new database. */
    static final List<String> DEFINITIONS = List.of(
            "CREATE TYPE SNOWFLAKE_OBJECT AS JSON",
            "CREATE TYPE SNOWFLAKE_ARRAY AS JSON",
            "CREATE MACRO \"COLLATE\"(x, y) AS x",
            "CREATE MACRO OCTET_LENGTH(x) AS CAST(length(hex(x)) // 2 AS BIGINT)",
            "CREATE MACRO HEX_ENCODE(x) AS hex(x)",
            "CREATE MACRO MD5_BINARY(x) AS unhex(md5(x))",
            "CREATE MACRO MD5_NUMBER_LOWER64(x) AS md5_number_lower(x)",
            "CREATE MACRO TO_BINARY(x, f) AS CASE f WHEN 'UTF-8' THEN encode(x) ELSE unhex(x) END",
            "CREATE MACRO TO_VARCHAR(x, f) AS decode(x)",
            "CREATE MACRO TO_VARIANT(x) AS x",
            "CREATE MACRO TO_JSON(x) AS CAST(x AS VARCHAR)",
            "CREATE MACRO PARSE_JSON(x) AS json(x)",
            "CREATE MACRO CONVERT_TIMEZONE(z, x) AS timezone(z, x)",
            """
            CREATE MACRO TO_CHAR(x, f) AS list_transform([CAST(x AS VARCHAR)], lambda t: CASE WHEN f LIKE '%FF9%'
              THEN replace(split_part(t, '.', 1), ' ', 'T') || '.' || rpad(split_part(t, '.', 2), 9, '0')
              || CASE WHEN f LIKE '%Z%' THEN 'Z' ELSE '' END ELSE t END)[1]""",
            DECODED,
            "CREATE SCHEMA SNOWFLAKE_INFORMATION",
            """
            CREATE VIEW SNOWFLAKE_INFORMATION.SCHEMATA AS
            SELECT DECODED(schema_name) AS SCHEMA_NAME FROM information_schema.schemata""",
            """
            CREATE VIEW SNOWFLAKE_INFORMATION.TABLES AS
            SELECT DECODED(table_schema) AS TABLE_SCHEMA, DECODED(table_name) AS TABLE_NAME FROM information_schema.tables""",
            """
            CREATE VIEW SNOWFLAKE_INFORMATION.SEQUENCES AS
            SELECT DECODED(schema_name) AS SEQUENCE_SCHEMA, DECODED(sequence_name) AS SEQUENCE_NAME FROM duckdb_sequences()""");

    private StandInFunctions() {}
}
