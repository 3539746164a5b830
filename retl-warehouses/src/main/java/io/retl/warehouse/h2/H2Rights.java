package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Right;
import io.retl.warehouse.spi.RightRules;
import java.util.List;

/**
 * Which statement gives which right on H2, where the owner of a schema may do everything in it. Somebody else makes tables there
 * with a right on all schemas only, and then may do everything, too. Immutable.
 */
final class H2Rights implements RightRules {
    private final Dialect dialect;

    H2Rights(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public List<String> grant(Right right, String schema, String role) {
        String user = dialect.naming().quote(role);
        String state = dialect.naming().quote(schema);
        return switch (right) {
            case CONNECT -> List.of("CREATE USER IF NOT EXISTS " + user + " PASSWORD '<a password>';");
            case READ_MODELS -> List.of("GRANT SELECT ON SCHEMA <your schema> TO " + user + ";");
            case STATE_SCHEMA -> List.of("CREATE SCHEMA IF NOT EXISTS " + state + " AUTHORIZATION " + user + ";");
            case CREATE_TABLES,
                    SELECT_ROWS,
                    INSERT_ROWS,
                    UPDATE_ROWS,
                    DELETE_ROWS,
                    MERGE_ROWS,
                    SEQUENCES,
                    DROP_TABLES -> List.of("GRANT ALTER ANY SCHEMA TO " + user + ";");
        };
    }
}
