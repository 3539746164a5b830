package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Database.Isolation;
import io.retl.internal.jdbc.Purpose;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks at a model and at the state of its mappings. Thread-safe.
 *
 * <p>Invariant: nothing is changed. Everything runs in a transaction that may not write, where the product can say so,
 * that is rolled back in any case, and that consists of queries: the right to SELECT is enough. A user who may not read the
 * state tables sees a mapping as before its first sync.
 */
public final class ReadOnlyWarehouse {
    private final Model model;
    private final Limits limits;
    private final Database database;

    /**
     * Connects to nothing yet.
     *
     * @param model the model
     * @param limits the limits
     * @param database the database of the model's source
     */
    public ReadOnlyWarehouse(Model model, Limits limits, Database database) {
        this.model = model;
        this.limits = limits;
        this.database = database;
    }

    /**
     * Checks the query and what it returns against the limits. Does not run it.
     *
     * @throws io.retl.RetlException if something is wrong with it or the warehouse does not answer
     */
    public ModelShape describe() {
        return database.call("describing model '" + model.id() + "'", Isolation.READ_ONLY_SNAPSHOT, this::describe);
    }

    private ModelShape describe(Session session) throws SQLException {
        return ModelDescription.of(session, model, limits, ChecksumColumns.ALL);
    }

    /**
     * The first rows that the model returns, in no promised order. The product stops after them if it can.
     *
     * @param rows how many at most
     * @throws io.retl.RetlException if something is wrong with the model or the warehouse does not answer
     */
    public SampledRows preview(int rows) {
        return database.call("previewing model '" + model.id() + "'", Isolation.READ_ONLY_SNAPSHOT, session -> {
            ModelShape shape = describe(session);
            Dialect dialect = session.dialect();
            List<Page.DeltaRow> first = session.query(
                    dialect.statements().preview(shape, JdbcWarehouse.sizes(limits), rows),
                    new RowReader(dialect.types(), shape.columns())::rows);
            return new SampledRows(shape, first);
        });
    }

    /**
     * What the next sync of a mapping would find, if the model stays as it is. Runs the model once if nothing differs, else
     * up to three times: to count, for samples of adds and updates, and, if these leave room, for samples of deletes or,
     * if identifiers occur more than once, to leave these out.
     *
     * @param mapping a mapping of the model
     * @param samples how many rows to show at most
     * @param lastNumber the number of the last sync that the control store knows
     * @throws io.retl.StateException if the state tables are damaged, as a sync would say; or if identifiers occur more
     *     than once and the model asks to fail then
     * @throws io.retl.RetlException if something is wrong with the model or the warehouse does not answer
     */
    public PlannedDelta plan(Mapping mapping, int samples, long lastNumber) {
        Purpose purpose = Purpose.of("planning mapping '" + mapping.id() + "'").forMapping(mapping.id());
        boolean hidden = database.call(
                purpose,
                Isolation.READ_ONLY_SNAPSHOT,
                session -> new DeltaPlanner(session, mapping, limits).isStateHidden());
        return database.call(purpose, Isolation.READ_ONLY_SNAPSHOT, session -> {
            ModelShape shape = ModelDescription.of(session, model, limits, ChecksumColumns.of(mapping));
            DeltaPlanner planner = new DeltaPlanner(session, mapping, limits);
            return hidden ? planner.firstSync(shape, samples) : planner.nextSync(shape, samples, lastNumber);
        });
    }
}
