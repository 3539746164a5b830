package io.retl.warehouse.spi;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL, types and limits of one product. Implemented by plug-ins; immutable and thread-safe: a dialect renders text
 * and reads result sets, it never holds a connection.
 */
public interface Dialect {
    /** What the product can do. */
    Set<Capability> capabilities();

    /** The lexical rules beyond standard SQL. */
    Set<SyntaxFeature> syntax();

    /** Quotes and name lengths. */
    Naming naming();

    /** Types in both directions. */
    TypeRules types();

    /** The statements. */
    StatementRules statements();

    /** What a session needs; default nothing. */
    default SessionSettings session() {
        return SessionSettings.none();
    }

    /** What keeps commits from lasting, for a product with {@link Capability#CONTROL_STORE}; default nothing. */
    default Optional<Durability> durability() {
        return Optional.empty();
    }

    /**
     * A query that bounds the transaction it is run in, for a product with {@link Capability#CONTROL_STORE}: how long it may wait
     * for a lock, and how long the server lets it idle before it rolls it back and lets its locks go. Default none.
     *
     * @param atMost how long either may last
     */
    default Optional<Sql> boundTransaction(Duration atMost) {
        return Optional.empty();
    }

    /** Whether a statement was refused because the user lacks a right; default SQLState 42501, which is the standard's. */
    default boolean lacksRight(SQLException failure) {
        return "42501".equals(failure.getSQLState());
    }

    /**
     * Whether a listing of the state schema failed because there is no such schema, on a product that cannot say so with a
     * result; default false.
     */
    default boolean lacksSchema(SQLException failure) {
        return false;
    }

    /**
     * The least rights that retl needs, as statements for the person who owns the database.
     *
     * @param schema the state schema
     * @param role the user that retl connects as
     */
    List<String> grants(String schema, String role);

    /** How each of these rights is proved and granted by itself; default with standard SQL and {@link #grants}. */
    default RightRules rights() {
        return () -> this;
    }
}
