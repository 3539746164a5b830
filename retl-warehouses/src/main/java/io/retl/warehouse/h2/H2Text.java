package io.retl.warehouse.h2;

/** Values as text, in expressions. */
final class H2Text {
    private H2Text() {}

    /** Text as it is, without the padding of CHARACTER, which depends on the mode of the database. */
    static String of(String sql, String typeName) {
        return switch (H2Type.name(typeName)) {
            case "CHARACTER" -> "RTRIM(" + sql + ")";
            case "CHARACTER VARYING", "VARCHAR_IGNORECASE" -> sql;
            default -> "CAST(" + sql + " AS VARCHAR)";
        };
    }
}
