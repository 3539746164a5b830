package io.retl.warehouse.spi;

import java.util.List;
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

    /**
     * The least rights that retl needs, as statements for the person who owns the database.
     *
     * @param schema the state schema
     * @param role the user that retl connects as
     */
    List<String> grants(String schema, String role);
}
