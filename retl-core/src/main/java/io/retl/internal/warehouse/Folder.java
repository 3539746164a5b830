package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.FoldRequest;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a sync.
 *
 * <p>Invariant: the guard moves in the transaction that changes the records, so a fold happens once however often it is
 * sent. Survived: a crash before, during and after the commit, a commit whose answer was lost, two runs that fold the
 * same sync. All DDL comes first, because some products commit at DDL.
 */
final class Folder {
    private final Damage damage;
    private final Limits limits;
    private final SyncTables tables;
    private final Warehouse.FoldOrder order;

    Folder(String mappingId, Limits limits, SyncTables tables, Warehouse.FoldOrder order) {
        this.damage = new Damage(mappingId);
        this.limits = limits;
        this.tables = tables;
        this.order = order;
    }

    /**
     * Checks the tables, reads the guard, counts the delta and writes the rows that were not delivered where the fold can
     * join them. Repeating it changes nothing.
     *
     * @return empty if the fold may go on
     */
    Optional<Warehouse.FoldOutcome> prepare(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        Set<String> present =
                Sweeper.names(session, statements.tables(tables.delta().schema()));
        requireState(present);
        FoldPosition position = position(session);
        if (position != FoldPosition.BEFORE) {
            return Optional.of(outcome(position));
        }
        requireWholeDelta(session, present);
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

    /** Without the tables a fold would fail with what the driver says, and so would every one after it. */
    private void requireState(Set<String> present) {
        MappingTables state = tables.mapping();
        for (TableName table : List.of(state.checkpoints(), state.records(), state.unresolved())) {
            if (!present.contains(table.name())) {
                throw damage.state(
                        table,
                        "it is missing since sync #%s began to send"
                                .formatted(order.sync().number()));
            }
        }
    }

    private void requireWholeDelta(Session session, Set<String> present) throws SQLException {
        TableName delta = tables.delta();
        long number = order.sync().number();
        if (!present.contains(delta.name())) {
            throw damage.delta(delta, number, "it is missing");
        }
        long rows = session.query(session.dialect().statements().countRows(delta), counted -> {
            counted.next();
            return counted.getLong(1);
        });
        if (rows != order.plan().rows()) {
            throw damage.delta(
                    delta,
                    number,
                    "it has %s rows, but had %s before the first was sent"
                            .formatted(rows, order.plan().rows()));
        }
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
                plan.complete(),
                new FoldRequest.Parking(
                        plan.began(),
                        limits.parkAfterSyncs(),
                        plan.began() - limits.parkAfter().toSeconds()));
    }
}
