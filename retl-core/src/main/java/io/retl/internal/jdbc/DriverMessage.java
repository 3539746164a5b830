package io.retl.internal.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a driver's message may be shown. Messages about data and constraints quote values of the data, and some drivers
 * add the whole statement or the URL: these stay in the cause.
 */
final class DriverMessage {
    private static final int MAX_CHARACTERS = 1_024;

    /**
     * Data exception, constraint violation, exceptions of routines and triggers, PL/pgSQL, unhandled user exception, and
     * H2's exception in a function of a user.
     */
    private static final List<String> VALUE_CLASSES = List.of("22", "23", "38", "39", "44", "45", "P0", "90105");

    /** How DuckDB, whose driver gives no state, begins messages of the same kind. */
    private static final List<String> VALUE_ERRORS = List.of(
            "Conversion Error:",
            "Constraint Error:",
            "Invalid Input Error:",
            "Invalid Type Error:",
            "Out of Range Error:");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]");

    private DriverMessage() {}

    static String of(SQLException failure) {
        String message = failure.getMessage();
        if (message == null
                || quotesValues(failure.getSQLState())
                || VALUE_ERRORS.stream().anyMatch(message::startsWith)) {
            return "the driver's message may quote a value of the data; it is in the log at level DEBUG.";
        }
        String line = message.strip().lines().findFirst().orElse("");
        String shown = before("jdbc:", before("; SQL statement:", line)); // a URL may hold a password
        String safe = CONTROL.matcher(shown).replaceAll(" ");
        return safe.length() > MAX_CHARACTERS ? safe.substring(0, MAX_CHARACTERS) : safe;
    }

    private static String before(String end, String text) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Data, constraints, and what functions of users raise. Most of the other classes name tables and columns only. */
    private static boolean quotesValues(@Nullable String state) {
        return state != null && VALUE_CLASSES.stream().anyMatch(state::startsWith);
    }
}
