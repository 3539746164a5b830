package io.retl.warehouse.snowflake;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SessionSettings;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The parts of the dialect. Immutable. */
final class SnowflakeDialect implements Dialect {
    /** Snowflake takes 255 characters; as bytes, no alphabet passes that. */
    private static final int MAX_NAME_BYTES = 255;

    /** Insufficient privileges; Snowflake gives it the standard's state, but not in every edition of the driver. */
    private static final int INSUFFICIENT_PRIVILEGES = 3001;

    private final Naming naming = Naming.standard(MAX_NAME_BYTES);
    private final TypeRules types = new SnowflakeTypeRules();
    private final StatementRules statements = new SnowflakeStatementRules(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.FULL_JOIN, Capability.TRANSACTION, Capability.MERGE);
    }

    /** Between dollars there is no tag in Snowflake; a model that has one is refused by Snowflake itself. */
    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(SyntaxFeature.DOLLAR_QUOTES, SyntaxFeature.BACKSLASH_ESCAPES, SyntaxFeature.SLASH_COMMENTS);
    }

    @Override
    public Naming naming() {
        return naming;
    }

    @Override
    public TypeRules types() {
        return types;
    }

    @Override
    public StatementRules statements() {
        return statements;
    }

    @Override
    public SessionSettings session() {
        return SnowflakeSession.settings();
    }

    @Override
    public boolean lacksRight(SQLException failure) {
        return Dialect.super.lacksRight(failure) || failure.getErrorCode() == INSUFFICIENT_PRIVILEGES;
    }

    /** Rights belong to roles, and retl connects as a user: so there is a role for it. */
    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        String quotedSchema = naming.quote(schema);
        return List.of(
                "-- CREATE ROLE RETL;",
                "-- GRANT ROLE RETL TO USER " + user + ";",
                "-- GRANT USAGE ON WAREHOUSE <your warehouse> TO ROLE RETL;",
                "-- GRANT USAGE ON DATABASE <your database> TO ROLE RETL;",
                "-- USE DATABASE <your database>;",
                "CREATE SCHEMA IF NOT EXISTS " + quotedSchema + ";",
                "GRANT OWNERSHIP ON SCHEMA " + quotedSchema + " TO ROLE RETL COPY CURRENT GRANTS;",
                "-- For each schema that a model reads, and for each of its tables:",
                "-- GRANT USAGE ON SCHEMA <your schema> TO ROLE RETL;",
                "-- GRANT SELECT ON TABLE <your schema>.<your table> TO ROLE RETL;");
    }
}
