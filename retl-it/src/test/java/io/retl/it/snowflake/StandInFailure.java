package io.retl.it.snowflake;

import java.io.Serial;
import java.sql.SQLException;

/** A statement that Snowflake would refuse, with its state and number. */
final class StandInFailure extends SQLException {
    @Serial
    private static final long serialVersionUID = 1L;

    StandInFailure(String message, String state, int code) {
        super(message, state, code);
    }

    /** What DuckDB says in Snowflake's terms: a value that cannot be converted, or a statement that is wrong. */
    static StandInFailure of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Conversion Error")
                ? new StandInFailure(message, "22018", 100038)
                : new StandInFailure(message, "42000", 1003);
    }
}
