package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.RebaseRequest;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Rewrites the checksums of a state for what they are made from now. Not thread-safe: prepare, then rebase.
 *
 * <p>Invariant: the guard is that of the fold, so that a run that lost its lease rewrites nothing after its successor has. All
 * DDL comes first, because some products commit at DDL.
 */
final class Rebaser {
    private final RebaseRequest request;
    private long rewritten;

    Rebaser(RebaseRequest request) {
        this.request = request;
    }

    /**
     * What the rebase of a state asks of the warehouse.
     *
     * @param before the model with the checksum that the state was made with
     */
    static RebaseRequest request(
            MappingTables tables, TableName staged, MappingState state, ModelShape before, long epoch, int encoding) {
        return new RebaseRequest(
                tables,
                staged,
                before,
                state.model(),
                new RebaseRequest.Guard(state.stateId(), state.lastSync(), epoch, state.signature(), encoding));
    }

    /** What it runs, in the order that it does on a product with transactions. */
    static List<Sql> statements(StatementRules statements, RebaseRequest request) {
        List<Sql> all = new ArrayList<>(statements.createRebase(request));
        all.add(statements.moveRebaseGuard(request));
        all.addAll(statements.rebase(request));
        return all;
    }

    /** Evaluates the model once and counts what there is to rewrite. */
    boolean prepare(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        session.update(statements.dropTable(request.staged()));
        session.execute(statements.createRebase(request));
        rewritten = session.query(statements.countRebased(request), rows -> {
            rows.next();
            return rows.getLong(1);
        });
        return true;
    }

    /** How many checksums were rewritten; empty if the guard belongs to another run. */
    OptionalLong rebase(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        Sql guard = statements.moveRebaseGuard(request);
        boolean moved;
        if (session.dialect().capabilities().contains(Capability.TRANSACTION)) {
            moved = session.update(guard) == 1;
            if (moved) {
                session.execute(statements.rebase(request));
            }
        } else {
            session.execute(statements.rebase(request));
            moved = session.update(guard) == 1;
        }
        return moved ? OptionalLong.of(rewritten) : OptionalLong.empty();
    }
}
