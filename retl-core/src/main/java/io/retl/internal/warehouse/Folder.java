package io.retl.internal.warehouse;

import io.retl.Limits;
import io.retl.internal.control.LoadPlan;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Capability;
import io.retl.warehouse.spi.FoldRequest;
import io.retl.warehouse.spi.FoldSummary;
import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a sync. Not thread-safe: prepare, then fold.
 *
 * <p>Invariant: the guard moves in the transaction that changes the records, so a fold happens once however often it is
 * sent. Survived: a crash before, during and after the commit, a commit whose answer was lost, two runs that fold the
 * same sync. All DDL comes first, because some products commit at DDL. On a product without transactions the guard moves
 * last: until then a successor repeats the fold, which writes the same again; from then on each statement of a late run
 * finds the guard moved and changes nothing.
 */
final class Folder {
    private static final int EXCEPTIONS_PER_STATEMENT = 1_000;

    private final Damage damage;
    private final Limits limits;
    private final SyncTables tables;
    private final Warehouse.FoldOrder order;
    private long growth;

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
        if (!present.contains(tables.delta().name())) {
            throw damage.delta(tables.delta(), order.sync().number(), "it is missing");
        }
        writeExceptions(session);
        growth = requireWholeDelta(session).growth();
        return Optional.empty();
    }

    private void writeExceptions(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        List<Warehouse.FoldException> exceptions = order.exceptions();
        if (!exceptions.isEmpty()) {
            session.update(statements.dropTable(tables.exceptions()));
            session.execute(statements.createExceptions(tables.exceptions()));
        }
        for (int from = 0; from < exceptions.size(); from += EXCEPTIONS_PER_STATEMENT) {
            Map<Long, String> outcomes = new LinkedHashMap<>();
            exceptions
                    .subList(from, Math.min(exceptions.size(), from + EXCEPTIONS_PER_STATEMENT))
                    .forEach(exception -> outcomes.put(exception.seq(), exception.code()));
            session.update(statements.insertExceptions(tables.exceptions(), outcomes));
        }
    }

    /** The guard alone decides whether the fold took effect: it is first where a transaction keeps all together, else last. */
    Warehouse.FoldOutcome fold(Session session) throws SQLException {
        StatementRules statements = session.dialect().statements();
        FoldRequest request = request();
        Sql guard = statements.moveGuard(request, growth);
        boolean folded;
        if (session.dialect().capabilities().contains(Capability.TRANSACTION)) {
            folded = session.update(guard) == 1;
            if (folded) {
                session.execute(statements.fold(request));
            }
        } else {
            session.execute(statements.fold(request));
            folded = session.update(guard) == 1;
        }
        return folded ? Warehouse.FoldOutcome.FOLDED : outcome(position(session));
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

    private FoldSummary requireWholeDelta(Session session) throws SQLException {
        FoldSummary found = session.query(session.dialect().statements().summarizeFold(request()), rows -> {
            rows.next();
            return FoldSummary.read(rows);
        });
        if (found.rows() != order.plan().rows()) {
            throw damage.delta(
                    tables.delta(),
                    order.sync().number(),
                    "it has %s rows, but had %s before the first was sent"
                            .formatted(found.rows(), order.plan().rows()));
        }
        return found;
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
                        plan.began() - limits.parkAfter().toSeconds()),
                new FoldRequest.Reach(plan.read().recent(), checkpoint(plan)));
    }

    /**
     * The checkpoint moves once nothing is left that only its rows' timestamps would find again: the delta was not cut, every
     * row of it is resolved, and none was deferred. Nor was a delete left over: it is found by comparing all rows alone, which
     * is then due again. Rows that were rejected or left unknown are listed and read again in any case.
     */
    private Optional<String> checkpoint(LoadPlan plan) {
        boolean resolved = plan.complete()
                && order.deliveredThrough() >= plan.read().last()
                && order.exceptions().stream().noneMatch(Folder::isLeftOver);
        return resolved ? Optional.ofNullable(plan.read().checkpoint()) : Optional.empty();
    }

    private static boolean isLeftOver(Warehouse.FoldException exception) {
        return exception.code().equals(Warehouse.FoldException.DEFERRED) || exception.seq() <= 0;
    }
}
