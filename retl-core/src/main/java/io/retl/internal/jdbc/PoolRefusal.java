package io.retl.internal.jdbc;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** No connection could be opened; the message holds no secret. */
final class PoolRefusal extends SQLException {
    @Serial
    private static final long serialVersionUID = 1L;

    PoolRefusal(@Nullable String message, @Nullable String state, int code) {
        super(message, state, code);
    }
}
