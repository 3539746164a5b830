package io.retl.it;

import java.util.List;

/** Types and functions of Redshift that PostgreSQL does not have, so far as the dialect and its tests use them. */
final class RedshiftShims {
    /**
     * SUPER is text that is checked to be JSON, VARBYTE is the text of its bytes in hexadecimal. Both have the object ids that the
     * driver knows them by. FARMFINGERPRINT64 gives other numbers than Redshift's.
     */
    static final List<String> DEFINITIONS = List.of(
            "SET allow_system_table_mods = on",
            "CREATE TYPE pg_catalog.super",
            "UPDATE pg_catalog.pg_type SET oid = 4000 WHERE typname = 'super'",
            internal("super_in(cstring)", "super", "json_in"),
            internal("super_out(super)", "cstring", "json_out"),
            "CREATE TYPE pg_catalog.super (INPUT = super_in, OUTPUT = super_out, LIKE = json)",
            "CREATE CAST (super AS text) WITHOUT FUNCTION",
            "CREATE TYPE pg_catalog.varbyte",
            "UPDATE pg_catalog.pg_type SET oid = 6551 WHERE typname = 'varbyte'",
            internal("varbyte_in(cstring)", "varbyte", "textin"),
            internal("varbyte_out(varbyte)", "cstring", "textout"),
            "CREATE TYPE pg_catalog.varbyte (INPUT = varbyte_in, OUTPUT = varbyte_out, LIKE = text)",
            "CREATE CAST (varbyte AS text) WITHOUT FUNCTION",
            "CREATE CAST (text AS varbyte) WITHOUT FUNCTION",
            function("from_hex(text)", "varbyte", "lower($1)::varbyte"),
            function("to_hex(varbyte)", "text", "$1::text"),
            function("to_varbyte(text, text)", "varbyte", "encode(convert_to($1, 'UTF8'), 'hex')::varbyte"),
            function("from_varbyte(varbyte, text)", "text", "convert_from(decode($1::text, 'hex'), 'UTF8')"),
            function("octet_length(varbyte)", "integer", "octet_length($1::text) / 2"),
            function("farmfingerprint64(varbyte)", "bigint", "hashtextextended($1::text, 64)"),
            function("strtol(text, integer)", "bigint", "('x' || lpad($1, 16, '0'))::bit(64)::bigint"),
            function("json_parse(text)", "super", "$1::super"),
            function("json_size(super)", "bigint", "octet_length($1::text)"),
            function("json_serialized(super)", "text", "$1::text"),
            function(
                    "json_serialize_to_varbyte(super)",
                    "varbyte",
                    "encode(convert_to($1::text, 'UTF8'), 'hex')::varbyte"));

    private RedshiftShims() {}

    private static String internal(String signature, String result, String name) {
        return "CREATE FUNCTION pg_catalog.%s RETURNS %s LANGUAGE internal IMMUTABLE STRICT AS '%s'"
                .formatted(signature, result, name);
    }

    private static String function(String signature, String result, String expression) {
        return "CREATE FUNCTION pg_catalog.%s RETURNS %s LANGUAGE sql IMMUTABLE STRICT AS 'SELECT %s'"
                .formatted(signature, result, expression.replace("'", "''"));
    }
}
