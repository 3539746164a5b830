package io.retl.internal.warehouse;

import io.retl.ErrorCode;
import io.retl.StateException;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.FoldRequest;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Folds a sync.
 *
 * <p>Invariant: the guard moves in the transaction that changes the records, so a fold happens once however often it is
 * sent. Survived: a crash before, during and after the commit, a commit whose answer was lost, two runs that fold the
 * same sync. All DDL comes first, because some products commit at DDL.
 */
final class Folder {
    private final String mappingId;
    private final SyncTables tables;
    private final Warehouse.FoldOrder order;

    Folder(String mappingId, SyncTables tables, Warehouse.FoldOrder order) {
        this.mappingId = mappingId;
        this.tables = tables;
        this.order = order;
    }

    /**
     * Reads the guard, checks the delta and writes the rows that were not delivered where the fold can join them.
     * Repeating it changes nothing.
     *
     * @return empty if the fold may go on
     */
    Optional<Warehouse.FoldOutcome> prepare(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        FoldPosition position = position(session);
        if (position != FoldPosition.BEFORE) {
            return Optional.of(outcome(position));
        }
        if (!isDeltaWhole(session)) {
            throw new StateException(
                    ErrorCode.DELTA_LOST,
                    "Mapping '%s': the delta '%s'.'%s' of sync #%s is missing or has lost rows. Nothing was sent. Call reset(\"%s\") to send every row again."
                            .formatted(
                                    mappingId,
                                    tables.delta().schema(),
                                    tables.delta().name(),
                                    order.sync().number(),
                                    mappingId));
        }
        if (!order.exceptions().isEmpty()) {
            session.update(statements.dropTable(tables.exceptions()));
            session.update(statements.createExceptions(tables.exceptions()));
            session.batch(order.exceptions().stream()
                    .map(exception ->
                            statements.insertException(tables.exceptions(), exception.seq(), exception.code()))
                    .toList());
        }
        return Optional.empty();
    }

    Warehouse.FoldOutcome fold(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        FoldRequest request = request();
        if (session.update(statements.moveGuard(request)) == 1) {
            for (Sql sql : statements.fold(request)) {
                session.update(sql);
            }
            return Warehouse.FoldOutcome.FOLDED;
        }
        return outcome(position(session));
    }

    private enum FoldPosition {
        BEFORE,
        AFTER,
        ELSEWHERE
    }

    private FoldPosition position(Session session) throws SQLException {
        return session.query(session.dialect().statements().readCheckpoint(tables.mapping()), rows -> {
            if (!rows.next() || !rows.getString(3).equals(order.plan().stateId())) {
                return FoldPosition.ELSEWHERE;
            }
            long number = rows.getLong(4);
            if (number == order.sync().number()) {
                return FoldPosition.AFTER;
            }
            return number == order.plan().expectedSync() ? FoldPosition.BEFORE : FoldPosition.ELSEWHERE;
        });
    }

    private static Warehouse.FoldOutcome outcome(FoldPosition position) {
        return position == FoldPosition.AFTER ? Warehouse.FoldOutcome.ALREADY_FOLDED : Warehouse.FoldOutcome.REFUSED;
    }

    private boolean isDeltaWhole(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        boolean present = session.query(statements.tables(tables.delta().schema()), rows -> {
            while (rows.next()) {
                if (rows.getString(1).equals(tables.delta().name())) {
                    return true;
                }
            }
            return false;
        });
        return present
                && session.query(statements.countRows(tables.delta()), rows -> {
                    rows.next();
                    return rows.getLong(1) == order.plan().rows();
                });
    }

    private FoldRequest request() {
        LoadPlan plan = order.plan();
        return new FoldRequest(
                tables,
                new FoldRequest.Guard(
                        plan.stateId(),
                        plan.expectedSync(),
                        order.sync().number(),
                        order.epoch(),
                        plan.columns(),
                        plan.encoding()),
                order.deliveredThrough(),
                order.reservedThrough(),
                !order.exceptions().isEmpty(),
                plan.duplicates(),
                plan.complete());
    }
}
