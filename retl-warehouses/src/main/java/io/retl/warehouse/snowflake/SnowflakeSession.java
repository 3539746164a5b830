package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.Sql;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters that change what retl's statements find or write: whether quoted names keep their case, how many rows a
 * result may have, whether whole numbers are called so, and how dates, times and bytes inside a VARIANT become text.
 *
 * <p>The host's values are read before they are changed and set again afterwards. UNSET would give the account's values
 * instead, so it is used only for a parameter that was not listed.
 */
final class SnowflakeSession {
    private static final String DATE = "YYYY-MM-DD";
    private static final String TIME = "HH24:MI:SS.FF9";
    private static final String TIMESTAMP = DATE + "\"T\"" + TIME;
    private static final String INSTANT = TIMESTAMP + "TZH:TZM";

    /** Their names, and the values as literals. */
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("QUOTED_IDENTIFIERS_IGNORE_CASE", "FALSE"),
            new Parameter("ROWS_PER_RESULTSET", "0"),
            new Parameter("JDBC_TREAT_DECIMAL_AS_INT", "TRUE"),
            new Parameter("TIMEZONE", literal("UTC")),
            new Parameter("BINARY_OUTPUT_FORMAT", literal("HEX")),
            new Parameter("DATE_OUTPUT_FORMAT", literal(DATE)),
            new Parameter("TIME_OUTPUT_FORMAT", literal(TIME)),
            new Parameter("TIMESTAMP_NTZ_OUTPUT_FORMAT", literal(TIMESTAMP)),
            new Parameter("TIMESTAMP_LTZ_OUTPUT_FORMAT", literal(INSTANT)),
            new Parameter("TIMESTAMP_TZ_OUTPUT_FORMAT", literal(INSTANT)));

    private static final SessionSettings SETTINGS = new SessionSettings() {
        /** A row for each parameter of the session: its name, its value, and more. It needs no warehouse. */
        @Override
        public List<Sql> current() {
            return List.of(Sql.of("SHOW PARAMETERS IN SESSION"));
        }

        @Override
        public List<Sql> apply() {
            return List.of(Sql.of(PARAMETERS.stream()
                    .map(parameter -> parameter.name + " = " + parameter.value)
                    .collect(Collectors.joining(" ", "ALTER SESSION SET ", ""))));
        }

        @Override
        public List<Sql> restore(List<String> values) {
            String set = PARAMETERS.stream()
                    .filter(parameter -> values.contains(parameter.name))
                    .map(parameter -> parameter.name + " = " + parameter.as(valueOf(parameter.name, values)))
                    .collect(Collectors.joining(" "));
            String unset = PARAMETERS.stream()
                    .map(Parameter::name)
                    .filter(name -> !values.contains(name))
                    .collect(Collectors.joining(", "));
            return Stream.of(
                            set.isEmpty() ? "" : "ALTER SESSION SET " + set,
                            unset.isEmpty() ? "" : "ALTER SESSION UNSET " + unset)
                    .filter(statement -> !statement.isEmpty())
                    .map(Sql::of)
                    .toList();
        }
    };

    private SnowflakeSession() {}

    static SessionSettings settings() {
        return SETTINGS;
    }

    /** No other column of the list holds a bare name, so the value is what follows it, however many columns there are. */
    private static String valueOf(String name, List<String> values) {
        return Objects.requireNonNullElse(values.get(values.indexOf(name) + 1), "");
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private record Parameter(String name, String value) {
        /** Another value as a literal of the same kind. */
        String as(String other) {
            return value.startsWith("'") ? literal(other) : other;
        }
    }
}
