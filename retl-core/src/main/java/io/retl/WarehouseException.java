package io.retl;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The warehouse refused a statement or did not answer. */
public final class WarehouseException extends RetlException {
    private static final long serialVersionUID = 1L;

    private final String statement;
    private final @Nullable String sqlState;
    private final int vendorCode;

    /**
     * Translates a failure of the driver.
     *
     * @param message where and what; the driver's own message is in it
     * @param statement the text of the statement, without bound values; empty if there was none
     * @param sqlState the driver's SQLState, or null
     * @param vendorCode the driver's error code
     * @param cause the driver's exception
     */
    public WarehouseException(
            String message, String statement, @Nullable String sqlState, int vendorCode, @Nullable Throwable cause) {
        this(ErrorCode.WAREHOUSE, message, statement, sqlState, vendorCode, cause);
    }

    /**
     * Translates a failure of the driver that has a code of its own.
     *
     * @param code what kind of failure it is
     * @param message where and what
     * @param statement the text of the statement, without bound values; empty if there was none
     * @param sqlState the driver's SQLState, or null
     * @param vendorCode the driver's error code
     * @param cause the driver's exception
     */
    public WarehouseException(
            ErrorCode code,
            String message,
            String statement,
            @Nullable String sqlState,
            int vendorCode,
            @Nullable Throwable cause) {
        super(code, message, cause);
        this.statement = statement;
        this.sqlState = sqlState;
        this.vendorCode = vendorCode;
    }

    /** The text of the statement, without bound values; empty if there was none. */
    public String statement() {
        return statement;
    }

    /** The driver's SQLState. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }

    /** The driver's error code. */
    public int vendorCode() {
        return vendorCode;
    }
}
