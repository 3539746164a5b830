package io.retl.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What of a driver's message may be shown. Messages about data and constraints quote values of the data, and some drivers
 * add the whole statement: these stay in the cause.
 */
final class DriverMessage {
    private static final int MAX_CHARACTERS = 1_024;

    private DriverMessage() {}

    static String of(SQLException failure) {
        String message = failure.getMessage();
        if (message == null || quotesValues(failure.getSQLState())) {
            return "the driver's message may quote a value of the data; it is in the cause of this exception.";
        }
        String line = message.strip().lines().findFirst().orElse("");
        int statement = line.indexOf("; SQL statement:");
        String shown = statement < 0 ? line : line.substring(0, statement);
        return shown.length() > MAX_CHARACTERS ? shown.substring(0, MAX_CHARACTERS) : shown;
    }

    /** Class 22 is "data exception", class 23 "integrity constraint violation". */
    private static boolean quotesValues(@Nullable String state) {
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
