package io.retl.warehouse.h2;

import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Durability;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.RightRules;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyntaxFeature;
import io.retl.warehouse.spi.TypeRules;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the dialect. Immutable. */
final class H2Dialect implements Dialect {
    /** H2 takes 256 characters; as bytes, no alphabet passes that. */
    private static final int MAX_NAME_BYTES = 256;

    /** NOT_ENOUGH_RIGHTS_FOR_1; H2 has states of its own. */
    private static final int NOT_ENOUGH_RIGHTS = 90096;

    private static final int ADMIN_RIGHTS_REQUIRED = 90040;

    /**
     * The setting that the database remembers and the delay that holds are two rows, which differ once the database was
     * opened again: H2 2.5 remembers the setting and goes on with its default. In memory there is nothing to write.
     */
    private static final Durability DURABILITY = new Durability(
            Sql.of("""
                    SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS
                    WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0' AND DATABASE_PATH() IS NOT NULL"""),
            Sql.of("SET WRITE_DELAY 0"),
            "H2 writes them up to WRITE_DELAY milliseconds later. Put ;WRITE_DELAY=0 at the end of the URL and connect as a"
                    + " user with the ADMIN right, without which H2 ignores that.");

    private final Naming naming = Naming.standard(MAX_NAME_BYTES);
    private final TypeRules types = new H2TypeRules();
    private final StatementRules statements = new H2StatementRules(this);
    private final RightRules rights = new H2Rights(this);

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.TRANSACTION, Capability.SEQUENCES, Capability.MERGE, Capability.CONTROL_STORE);
    }

    @Override
    public Set<SyntaxFeature> syntax() {
        return EnumSet.of(
                SyntaxFeature.DOLLAR_QUOTES,
                SyntaxFeature.NESTED_COMMENTS,
                SyntaxFeature.BACKTICK_NAMES,
                SyntaxFeature.SLASH_COMMENTS);
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
    public Optional<Durability> durability() {
        return Optional.of(DURABILITY);
    }

    @Override
    public boolean lacksRight(SQLException failure) {
        return failure.getErrorCode() == NOT_ENOUGH_RIGHTS || failure.getErrorCode() == ADMIN_RIGHTS_REQUIRED;
    }

    @Override
    public List<String> grants(String schema, String role) {
        String user = naming.quote(role);
        return List.of(
                "-- CREATE USER " + user + " PASSWORD '<a password>';",
                "CREATE SCHEMA " + naming.quote(schema) + " AUTHORIZATION " + user + ";",
                "-- For each schema that a model reads, or table by table:",
                "-- GRANT SELECT ON SCHEMA <your schema> TO " + user + ";");
    }

    @Override
    public RightRules rights() {
        return rights;
    }
}
