package io.retl.testkit;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.DialectProvider;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A running warehouse and what its product can hold, for {@link io.retl.testkit.contract.DialectContract}. Implemented
 * by dialect authors; thread-safe.
 *
 * <p>A fixture is opened once per test class on a fresh, uniquely named database. Each test makes two schemas of its own
 * in it, so tests need no order and leave nothing behind.
 */
public interface WarehouseFixture extends AutoCloseable {
    /** The dialect under test. */
    DialectProvider dialectProvider();

    /** What the dialect is expected to declare. */
    Set<Capability> capabilities();

    /**
     * What the engine beneath can do, as is asserted on it; default what the dialect declares. It differs where another engine
     * stands in for a product that cannot be run here.
     */
    default Set<Capability> engineCapabilities() {
        return capabilities();
    }

    /**
     * Gives a connection with a new session on every call, as a user who may create schemas. The contract counts the
     * connections and finds those that were not closed.
     */
    DataSource dataSource();

    /** Column types with values: every type that a model may hold. Each edit between two values must be seen. */
    List<SampleType> types();

    /**
     * Types that may identify a row, beside {@link #integerType()} and {@link #textType()}, each with values that are
     * different identifiers.
     */
    List<SampleType> idTypes();

    /** At least two ways in which a hostile session may differ from the usual one. */
    List<SessionProfile> hostileSessions();

    /** A query of one row with the session settings that a host may have set and expects to find again. */
    String sessionSettings();

    /** An expression of {@link #integerType()} that is another number each time it is evaluated. */
    String volatileInteger();

    /** A 64-bit integer type; default {@code BIGINT}. */
    default String integerType() {
        return "BIGINT";
    }

    /** A type for texts of up to 4,000 characters of any script; default {@code VARCHAR(4000)}. */
    default String textType() {
        return "VARCHAR(4000)";
    }

    /**
     * The type for a kind of value that every product has; default standard SQL's. A decimal has 29 digits before the point and
     * 9 after it, a time has microseconds.
     */
    default String portableType(ColumnType type) {
        return switch (type) {
            case INTEGER -> integerType();
            case DECIMAL -> "DECIMAL(38, 9)";
            case FLOAT -> "DOUBLE PRECISION";
            case BOOLEAN -> "BOOLEAN";
            case TEXT -> textType();
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
            default -> throw new IllegalArgumentException(type + " is not a type that every product has.");
        };
    }

    /** The type of a UUID; default {@code UUID}. */
    default String uuidType() {
        return "UUID";
    }

    /**
     * Queries in which this product hides a change of data, beyond the statements of standard SQL; default none. Each
     * must be refused, and the table must be found unchanged.
     *
     * @param table a quoted, qualified table with the columns {@code id}, {@code name} and {@code city}
     */
    default List<String> changingQueries(String table) {
        return List.of();
    }

    /**
     * Queries with a question mark that is no bind, such as an operator of this product; default none. Each returns the
     * column {@code id}.
     *
     * @param table as for {@link #changingQueries}
     */
    default List<String> questionMarkQueries(String table) {
        return List.of();
    }

    /**
     * The statement that makes a schema for a test's tables.
     *
     * @param quotedSchema the quoted name
     */
    default String createSchema(String quotedSchema) {
        return "CREATE SCHEMA " + quotedSchema;
    }

    /**
     * The statement that drops a schema and all that is in it, if it is there.
     *
     * @param quotedSchema the quoted name
     */
    default String dropSchema(String quotedSchema) {
        return "DROP SCHEMA IF EXISTS " + quotedSchema + " CASCADE";
    }

    /** Drops the database. */
    @Override
    void close();
}
