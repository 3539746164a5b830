package io.retl.warehouse.h2;

/** Values as text, in expressions. */
final class H2Text {
    private H2Text() {}

    /** Text without the padding of CHARACTER, which depends on the mode of the database. */
    static String of(String sql, String typeName) {
        String text = "CAST(" + sql + " AS VARCHAR)";
        return H2Type.name(typeName).equals("CHARACTER") ? "RTRIM(" + text + ")" : text;
    }
}
