package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders the rebase, which brings stored checksums to other columns or to another version without sending a row.
 *
 * <p>Invariant: a checksum is rewritten only in a record that is confirmed and that equals the model by the checksum it was
 * stored with. Every other record keeps what it has, so it differs by the new checksum, too, and is sent. A rebase claims nothing
 * that the state did not claim before it.
 *
 * <p>Survived: a crash at any statement. What was rewritten is not rewritten again, because it no longer has the old checksum;
 * where no transaction keeps all together, the guard moves last and the rest is done by the next sync.
 */
final class RebaseRendering {
    /** What holds for a record {@code r} and the row {@code f} that it equals. */
    private static final String IS_UNCHANGED = "r.checksum = f.checksum_before AND r.unconfirmed IS NULL";

    private RebaseRendering() {}

    static List<Sql> create(Dialect dialect, RebaseRequest request) {
        StatementRules statements = dialect.statements();
        TableName staged = request.staged();
        List<Sql> all = new ArrayList<>();
        all.add(statements.createTableAs(staged, ModelRendering.checksums(dialect, request.before(), request.after())));
        all.add(statements.deleteRows(
                staged,
                "f",
                "f.record_id IN (SELECT s.record_id FROM %s s GROUP BY s.record_id HAVING COUNT(*) > 1)"
                        .formatted(dialect.naming().quote(staged)),
                List.of()));
        return all;
    }

    static Sql count(Dialect dialect, RebaseRequest request) {
        Naming naming = dialect.naming();
        return Sql.of("SELECT COUNT(r.record_id)\nFROM %s f\nLEFT JOIN %s r ON r.record_id = f.record_id AND %s"
                .formatted(
                        naming.quote(request.staged()),
                        naming.quote(request.tables().records()),
                        IS_UNCHANGED));
    }

    static Sql moveGuard(Dialect dialect, RebaseRequest request) {
        RebaseRequest.Guard guard = request.guard();
        return Sql.of(
                """
                UPDATE %s SET epoch = ?, columns = ?, encoding = ?
                WHERE state_id = ? AND sync_number = ? AND epoch <= ?""".formatted(dialect.naming().quote(request.tables().checkpoints())),
                guard.epoch(),
                guard.columns(),
                guard.encoding(),
                guard.stateId(),
                guard.syncNumber(),
                guard.epoch());
    }

    /** A listed version that the model still has stays listed, and with it how often it failed and whether it is parked. */
    static List<Sql> rebase(Dialect dialect, RebaseRequest request) {
        MappingTables tables = request.tables();
        return List.of(
                rewrite(dialect, request, tables.records(), "r", IS_UNCHANGED),
                rewrite(dialect, request, tables.unresolved(), "u", "u.checksum = f.checksum_before"));
    }

    private static Sql rewrite(
            Dialect dialect, RebaseRequest request, TableName table, String alias, String condition) {
        String name = dialect.naming().quote(table);
        String rows = rows(dialect, request);
        String text = dialect.capabilities().contains(Capability.MERGE)
                ? "MERGE INTO %s %s USING (\n%s\n) f ON %s.record_id = f.record_id AND %s\nWHEN MATCHED THEN UPDATE SET checksum = f.checksum"
                        .formatted(name, alias, rows, alias, condition)
                : "UPDATE %s %s SET checksum = f.checksum\nFROM (\n%s\n) f\nWHERE %s.record_id = f.record_id AND %s"
                        .formatted(name, alias, rows, alias, condition);
        return new Sql(text, binds(dialect, request));
    }

    private static String rows(Dialect dialect, RebaseRequest request) {
        Naming naming = dialect.naming();
        String rows = "SELECT s.record_id, s.checksum_before, s.checksum FROM " + naming.quote(request.staged()) + " s";
        return dialect.capabilities().contains(Capability.TRANSACTION)
                ? rows
                : rows
                        + "\nWHERE EXISTS (SELECT 1 FROM %s g WHERE g.state_id = ? AND g.sync_number = ? AND g.epoch <= ?)"
                                .formatted(naming.quote(request.tables().checkpoints()));
    }

    private static List<Object> binds(Dialect dialect, RebaseRequest request) {
        RebaseRequest.Guard guard = request.guard();
        return dialect.capabilities().contains(Capability.TRANSACTION)
                ? List.of()
                : List.of(guard.stateId(), guard.syncNumber(), guard.epoch());
    }
}
