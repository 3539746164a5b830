package io.retl.internal.control;

import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.TableName;
import io.retl.warehouse.spi.TypeRules;
import java.util.List;

/** The tables of the control store, as one product writes them. Immutable. */
final class ControlTables {
    /** Raise it with any change that an earlier library could not live with. */
    static final int VERSION = 1;

    static final String VERSION_TABLE = "control_version";
    static final String LEASES_TABLE = "control_leases";
    static final String SYNCS_TABLE = "control_syncs";
    static final String FAILURES_TABLE = "control_failures";

    /** In the order in which they are made; the row of the version is written last, so that it stands for all. */
    static final List<String> ALL = List.of(LEASES_TABLE, SYNCS_TABLE, FAILURES_TABLE, VERSION_TABLE);

    static final int MAX_ID_CHARACTERS = 128;
    static final int MAX_HOLDER_CHARACTERS = 200;
    static final int MAX_MESSAGE_CHARACTERS = 4_000;
    static final int MAX_RECORD_ID_CHARACTERS = 16_384;
    static final int MAX_REASON_CHARACTERS = 1_024;
    private static final int MAX_STATE_ID_CHARACTERS = 64;
    private static final int MAX_NAME_CHARACTERS = 64;
    private static final int MAX_SIGNATURE_CHARACTERS = 1_000_000;
    private static final String TIME = "TIMESTAMP(6) WITH TIME ZONE";

    private final Dialect dialect;
    private final String schema;

    ControlTables(Dialect dialect, String schema) {
        this.dialect = dialect;
        this.schema = schema;
    }

    String leases() {
        return quoted(LEASES_TABLE);
    }

    String syncs() {
        return quoted(SYNCS_TABLE);
    }

    String failures() {
        return quoted(FAILURES_TABLE);
    }

    private String quoted(String table) {
        return dialect.naming().quote(new TableName(schema, table));
    }

    Sql findSchema() {
        return dialect.statements().findSchema(schema);
    }

    Sql createSchema() {
        return dialect.statements().createSchema(schema);
    }

    /** The names of all tables in the schema. */
    Sql present() {
        return dialect.statements().tables(schema);
    }

    Sql readVersion() {
        return Sql.of("SELECT version FROM " + quoted(VERSION_TABLE));
    }

    Sql insertVersion() {
        return Sql.of("INSERT INTO %s (id, version) VALUES (1, %s)".formatted(quoted(VERSION_TABLE), VERSION));
    }

    Sql create(String table) {
        return switch (table) {
            case LEASES_TABLE -> createLeases();
            case SYNCS_TABLE -> createSyncs();
            case FAILURES_TABLE -> createFailures();
            case VERSION_TABLE -> createVersion();
            default -> throw new IllegalArgumentException("There is no table '" + table + "'.");
        };
    }

    private Sql createVersion() {
        return Sql.of("CREATE TABLE %1$s (id %2$s NOT NULL PRIMARY KEY, version %2$s NOT NULL)"
                .formatted(quoted(VERSION_TABLE), types().longType()));
    }

    private Sql createLeases() {
        return Sql.of("""
                CREATE TABLE %1$s (
                  mapping_id %2$s NOT NULL PRIMARY KEY,
                  holder %3$s,
                  epoch %4$s NOT NULL,
                  expires_at %5$s,
                  rest_until %5$s,
                  last_sync %4$s NOT NULL,
                  stopped_deletes %4$s NOT NULL,
                  approved_deletes %4$s NOT NULL,
                  folded_state_id %6$s,
                  folded_sync %4$s,
                  baseline %4$s NOT NULL)""".formatted(
                        leases(),
                        types().textType(MAX_ID_CHARACTERS),
                        types().textType(MAX_HOLDER_CHARACTERS),
                        types().longType(),
                        TIME,
                        types().textType(MAX_STATE_ID_CHARACTERS)));
    }

    private Sql createSyncs() {
        return Sql.of("""
                CREATE TABLE %1$s (
                  mapping_id %2$s NOT NULL,
                  sync_number %3$s NOT NULL,
                  epoch %3$s NOT NULL,
                  stage %5$s NOT NULL,
                  state_id %4$s,
                  expected_sync %3$s,
                  seq_before %3$s,
                  delta_rows %3$s,
                  column_signature %6$s,
                  encoding %3$s,
                  is_complete %3$s,
                  has_duplicates %3$s,
                  plan_began %3$s,
                  reads_recent %3$s,
                  last_seq %3$s,
                  checkpoint %5$s,
                  delivered_through %3$s NOT NULL,
                  reserved_through %3$s NOT NULL,
                  differences %3$s NOT NULL,
                  began_at %8$s NOT NULL,
                  ended_at %8$s,
                  status %5$s,
                  reason_code %5$s,
                  reason_message %7$s,
                  extracted_added %3$s,
                  extracted_updated %3$s,
                  extracted_deleted %3$s,
                  extracted_invalid %3$s,
                  extracted_parked %3$s,
                  rebased %3$s,
                  delivered_added %3$s,
                  delivered_updated %3$s,
                  delivered_deleted %3$s,
                  loaded_rejected %3$s,
                  loaded_unknown %3$s,
                  loaded_skipped %3$s,
                  loaded_deferred %3$s,
                  extract_nanos %3$s,
                  load_nanos %3$s,
                  fold_nanos %3$s,
                  compared_since %8$s,
                  PRIMARY KEY (mapping_id, sync_number))""".formatted(
                        syncs(),
                        types().textType(MAX_ID_CHARACTERS),
                        types().longType(),
                        types().textType(MAX_STATE_ID_CHARACTERS),
                        types().textType(MAX_NAME_CHARACTERS),
                        types().textType(MAX_SIGNATURE_CHARACTERS),
                        types().textType(MAX_MESSAGE_CHARACTERS),
                        TIME));
    }

    private Sql createFailures() {
        return Sql.of("""
                CREATE TABLE %1$s (
                  mapping_id %2$s NOT NULL,
                  sync_number %3$s NOT NULL,
                  seq %3$s NOT NULL,
                  record_id %4$s NOT NULL,
                  change_kind %5$s NOT NULL,
                  outcome %5$s NOT NULL,
                  code %5$s NOT NULL,
                  reason %6$s NOT NULL,
                  PRIMARY KEY (mapping_id, sync_number, seq))""".formatted(
                        failures(),
                        types().textType(MAX_ID_CHARACTERS),
                        types().longType(),
                        types().textType(MAX_RECORD_ID_CHARACTERS),
                        types().textType(MAX_NAME_CHARACTERS),
                        types().textType(MAX_REASON_CHARACTERS)));
    }

    private TypeRules types() {
        return dialect.types();
    }

    /** What a person runs, so that retl needs no right to create anything. */
    List<String> script(String role) {
        String user = dialect.naming().quote(role);
        String rights = "GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO " + user;
        return List.of(
                ended(createSchema().text()),
                ended(createLeases().text()),
                ended(createSyncs().text()),
                ended(createFailures().text()),
                ended(createVersion().text()),
                ended(insertVersion().text()),
                "-- Where a schema has a right of its own:",
                "-- " + ended("GRANT USAGE ON SCHEMA " + dialect.naming().quote(schema) + " TO " + user),
                ended(rights.formatted(leases())),
                ended(rights.formatted(syncs())),
                ended(rights.formatted(failures())),
                ended("GRANT SELECT ON " + quoted(VERSION_TABLE) + " TO " + user));
    }

    private static String ended(String statement) {
        return statement + ";";
    }
}
