package io.retl.it.snowflake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a session, as far as the driver or retl looks at them. Not thread-safe. */
final class StandInParameters {
    /** What an account has unless somebody changed it. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("AUTOCOMMIT", "true"),
            Map.entry("BINARY_OUTPUT_FORMAT", "HEX"),
            Map.entry("CLIENT_RESULT_COLUMN_CASE_INSENSITIVE", "false"),
            Map.entry("CLIENT_TELEMETRY_ENABLED", "false"),
            Map.entry("CLIENT_TIMESTAMP_TYPE_MAPPING", "TIMESTAMP_LTZ"),
            Map.entry("DATE_OUTPUT_FORMAT", "YYYY-MM-DD"),
            Map.entry("JDBC_QUERY_RESULT_FORMAT", "JSON"),
            Map.entry("JDBC_TREAT_DECIMAL_AS_INT", "true"),
            Map.entry("QUOTED_IDENTIFIERS_IGNORE_CASE", "false"),
            Map.entry("ROWS_PER_RESULTSET", "0"),
            Map.entry("TIMESTAMP_LTZ_OUTPUT_FORMAT", ""),
            Map.entry("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3"),
            Map.entry("TIMESTAMP_OUTPUT_FORMAT", "YYYY-MM-DD HH24:MI:SS.FF3 TZHTZM"),
            Map.entry("TIMESTAMP_TZ_OUTPUT_FORMAT", ""),
            Map.entry("TIMEZONE", "America/Los_Angeles"),
            Map.entry("TIME_OUTPUT_FORMAT", "HH24:MI:SS"),
            Map.entry("WEEK_START", "0"));

    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)\\s*=\\s*(?:'((?:[^']|'')*)'|(\\w+))");

    private final Map<String, String> values = new LinkedHashMap<>();

    StandInParameters() {
        DEFAULTS.keySet().stream().sorted().forEach(name -> values.put(name, DEFAULTS.getOrDefault(name, "")));
    }

    Map<String, String> all() {
        return values;
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    boolean isTrue(String name) {
        return value(name).equals("true");
    }

    /** Takes what stands after {@code ALTER SESSION SET}; a name that the session does not know is an error. */
    void set(String assignments) throws StandInFailure {
        Matcher matcher = ASSIGNMENT.matcher(assignments);
        while (matcher.find()) {
            String name = known(matcher.group(1));
            String quoted = matcher.group(2);
            values.put(name, quoted == null ? matcher.group(3).toLowerCase(Locale.ROOT) : quoted.replace("''", "'"));
        }
    }

    /** Takes what stands after {@code ALTER SESSION UNSET}. */
    void unset(String names) throws StandInFailure {
        for (String name : names.split("\\s*,\\s*")) {
            values.put(known(name.strip()), DEFAULTS.getOrDefault(known(name.strip()), ""));
        }
    }

    private String known(String name) throws StandInFailure {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!values.containsKey(upper)) {
            throw new StandInFailure("invalid parameter '" + upper + "'", "22023", 1006);
        }
        return upper;
    }

    /** The rows of {@code SHOW PARAMETERS IN SESSION}. */
    List<List<String>> shown() {
        return values.entrySet().stream()
                .map(entry -> List.of(
                        entry.getKey(),
                        entry.getValue(),
                        DEFAULTS.getOrDefault(entry.getKey(), ""),
                        "SESSION",
                        "What " + entry.getKey() + " does",
                        "STRING"))
                .toList();
    }
}
