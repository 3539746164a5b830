package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Model;
import io.retl.RetlException;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.plan.ConnectionReport;
import io.retl.plan.PreflightReport;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.Right;
import io.retl.warehouse.spi.RightRules;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves right by right what the user of a source may do. Not thread-safe; for one use.
 *
 * <p>Invariant: each right is proved in a transaction of its own, so that one which is missing does not hide the next, and
 * what is made for a proof is dropped again: a table, a sequence, and the state schema if it was not there. What a process
 * leaves that dies meanwhile is named {@code preflight_…}, belongs to nobody and may be dropped.
 */
public final class Preflight {
    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

    private final List<Model> models;
    private final String schema;
    private final Limits limits;
    private final Database database;
    private final RightProofs proofs;
    private final TableName table;
    private final TableName counter;

    /**
     * Connects to nothing yet.
     *
     * @param sourceId the source
     * @param schema its state schema
     * @param models its models
     * @param limits what models are checked against
     * @param database the source's database
     */
    public Preflight(String sourceId, String schema, List<Model> models, Limits limits, Database database) {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        this.models = models;
        this.schema = schema;
        this.limits = limits;
        this.database = database;
        this.proofs = new RightProofs(sourceId, schema, database);
        this.table = new TableName(schema, "preflight_rows_" + suffix);
        this.counter = new TableName(schema, "preflight_numbers_" + suffix);
    }

    /** Proves all rights. What is wrong is in the report. */
    public PreflightReport run() {
        String place = "schema '" + schema + "'";
        if (!connects()) {
            models.forEach(model -> proofs.notTested(Right.READ_MODELS, named(model), "nobody is connected"));
            proofs.notTested(Right.STATE_SCHEMA, place, "nobody is connected");
            return proofs.report();
        }
        for (Model model : models) {
            proofs.prove(
                    Right.READ_MODELS, named(model), () -> new ReadOnlyWarehouse(model, limits, database).describe());
        }
        boolean[] made = new boolean[1];
        try {
            if (proofs.prove(Right.STATE_SCHEMA, place, () -> made[0] = openSchema())) {
                proveTable(place);
                proveSequence(place);
            } else {
                proofs.notTested(Right.CREATE_TABLES, place, "there is no schema");
                notTested("there is no table");
            }
        } finally {
            if (made[0]) {
                dropSchema();
            }
        }
        return proofs.report();
    }

    private boolean connects() {
        try {
            ConnectionReport connection = database.describe();
            proofs.connected(connection);
            return true;
        } catch (RetlException failure) {
            proofs.failed(Right.CONNECT, "the database", failure);
            return false;
        }
    }

    private static String named(Model model) {
        return "model '" + model.id() + "'";
    }

    private RightRules rules() {
        return database.dialect().rights();
    }

    private boolean has(Capability capability) {
        return database.dialect().capabilities().contains(capability);
    }

    /** Whether the schema was made. */
    private boolean openSchema() {
        return database.call("looking for the state schema", Isolation.READ_COMMITTED, session -> {
            if (!session.query(session.dialect().statements().findSchema(schema), ResultSet::next)) {
                session.update(session.dialect().statements().createSchema(schema));
                return true;
            }
            if (!session.query(rules().findUsableSchema(schema), ResultSet::next)) {
                throw new SQLException("the user may not use it", RightProofs.INSUFFICIENT_PRIVILEGE);
            }
            return false;
        });
    }

    private void proveTable(String place) {
        if (!proofs.prove(Right.CREATE_TABLES, place, () -> update("making a table", rules().createTable(table)))) {
            notTested("no table could be made");
            return;
        }
        String own = "own tables";
        proofs.prove(Right.INSERT_ROWS, own, () -> update("adding a row", rules().insertRow(table)));
        proofs.prove(Right.SELECT_ROWS, own, () -> query("reading rows", rules().selectRows(table)));
        proofs.prove(Right.UPDATE_ROWS, own, () -> update("changing rows", rules().updateRows(table)));
        if (has(Capability.MERGE)) {
            proofs.prove(Right.MERGE_ROWS, own, () -> update("merging rows", rules().mergeRows(table)));
        }
        proofs.prove(Right.DELETE_ROWS, own, () -> update("deleting rows", rules().deleteRows(table)));
        proofs.prove(
                Right.DROP_TABLES,
                "table '" + table.name() + "'",
                () -> update("dropping a table", database.dialect().statements().dropTable(table)));
    }

    private void notTested(String why) {
        for (Right right : List.of(Right.INSERT_ROWS, Right.SELECT_ROWS, Right.UPDATE_ROWS, Right.DELETE_ROWS)) {
            proofs.notTested(right, "own tables", why);
        }
        proofs.notTested(Right.DROP_TABLES, "own tables", why);
    }

    private void proveSequence(String place) {
        if (has(Capability.SEQUENCES)) {
            proofs.prove(Right.SEQUENCES, place, () -> {
                update("making a sequence", database.dialect().statements().createCounter(counter));
                try {
                    query("taking a number", rules().takeNumber(counter));
                } finally {
                    update(
                            "dropping a sequence",
                            database.dialect().statements().dropCounter(counter));
                }
            });
        }
    }

    /** A first sync may have begun meanwhile; then the schema is its. */
    private void dropSchema() {
        try {
            database.call("dropping the schema that was made", Isolation.READ_COMMITTED, session -> {
                boolean used = session.query(session.dialect().statements().tables(schema), ResultSet::next);
                return used ? 0 : session.update(rules().dropSchema(schema));
            });
        } catch (RetlException kept) {
            LOG.warn(
                    "The schema '{}', which was made for the preflight, was not dropped: {}",
                    schema,
                    kept.getMessage());
        }
    }

    private void update(String purpose, Sql sql) {
        database.call(purpose, Isolation.READ_COMMITTED, session -> session.update(sql));
    }

    private void query(String purpose, Sql sql) {
        database.call(purpose, Isolation.READ_COMMITTED, session -> session.query(sql, ResultSet::next));
    }
}
