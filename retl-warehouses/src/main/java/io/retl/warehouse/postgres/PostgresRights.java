package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Right;
import io.retl.warehouse.spi.RightRules;
import io.retl.warehouse.spi.Sql;
import java.util.List;

/**
 * Which statement gives which right on PostgreSQL. The owner of a table may do everything with it unless default privileges
 * took that away, so these are given back for the tables that are there and for those to come. Immutable.
 */
final class PostgresRights implements RightRules {
    private final Dialect dialect;

    PostgresRights(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** The dialect finds the schema without any right on it. */
    @Override
    public Sql findUsableSchema(String schema) {
        return Sql.of(
                "SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname = ? AND has_schema_privilege(oid, 'USAGE')",
                schema);
    }

    @Override
    public List<String> grant(Right right, String schema, String role) {
        String user = dialect.naming().quote(role);
        String state = dialect.naming().quote(schema);
        return switch (right) {
            case CONNECT -> List.of("GRANT CONNECT ON DATABASE <your database> TO " + user + ";");
            case READ_MODELS ->
                List.of(
                        "GRANT USAGE ON SCHEMA <your schema> TO " + user + ";",
                        "GRANT SELECT ON <your schema>.<your table> TO " + user + ";");
            case STATE_SCHEMA ->
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS " + state + " AUTHORIZATION " + user + ";",
                        "GRANT USAGE, CREATE ON SCHEMA " + state + " TO " + user + ";");
            case CREATE_TABLES, SEQUENCES -> List.of("GRANT CREATE ON SCHEMA " + state + " TO " + user + ";");
            case SELECT_ROWS -> onTables("SELECT", state, user);
            case INSERT_ROWS -> onTables("INSERT", state, user);
            case UPDATE_ROWS -> onTables("UPDATE", state, user);
            case DELETE_ROWS -> onTables("DELETE", state, user);
            case MERGE_ROWS -> onTables("SELECT, INSERT, UPDATE, DELETE", state, user);
            case DROP_TABLES -> List.of("ALTER SCHEMA " + state + " OWNER TO " + user + ";");
        };
    }

    private static List<String> onTables(String right, String state, String user) {
        return List.of(
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + user + " GRANT " + right + " ON TABLES TO " + user + ";",
                "GRANT " + right + " ON ALL TABLES IN SCHEMA " + state + " TO " + user + ";");
    }
}
