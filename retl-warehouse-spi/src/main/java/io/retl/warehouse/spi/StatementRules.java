package io.retl.warehouse.spi;

import java.util.List;
import java.util.Map;

/**
 * Every statement that retl runs on a warehouse. Implemented by plug-ins, which usually override two or three methods:
 * the defaults render standard SQL from {@link Naming}, {@link TypeRules} and {@link Capability}.
 *
 * <p>Columns of retl's tables are plain lower-case names; tables and the columns of a model are always quoted.
 */
public interface StatementRules {
    /** The dialect that these statements are rendered for. */
    Dialect dialect();

    /** Makes the state schema unless it is there. */
    default Sql createSchema(String schema) {
        return Sql.of("CREATE SCHEMA IF NOT EXISTS " + dialect().naming().quote(schema));
    }

    /** Whether the state schema is there: one row if so. */
    default Sql findSchema(String schema) {
        return Sql.of("SELECT schema_name FROM information_schema.schemata WHERE schema_name = ?", schema);
    }

    /** The names of the tables in the state schema, a row each. */
    default Sql tables(String schema) {
        return Sql.of("SELECT table_name FROM information_schema.tables WHERE table_schema = ?", schema);
    }

    /** The names of the sequences in the state schema, a row each. */
    default Sql sequences(String schema) {
        return Sql.of("SELECT sequence_name FROM information_schema.sequences WHERE sequence_schema = ?", schema);
    }

    /** A table of the result of a query. */
    default Sql createTableAs(TableName table, String query) {
        return Sql.of("CREATE TABLE " + dialect().naming().quote(table) + " AS\n" + query);
    }

    /**
     * The table of the delta, of the result of a query. It is read by ranges of {@code seq}, so a product that keeps rows in an
     * order or in clusters keeps these by {@code seq}. It must last as long as the records table.
     */
    default Sql createDeltaAs(TableName delta, String query) {
        return createTableAs(delta, query);
    }

    /** What ends a query that gives its first rows only. */
    default String firstRows(int rows) {
        return "FETCH FIRST " + rows + " ROWS ONLY";
    }

    /** The operator for the rows of one query that are not in another, each once. */
    default String except() {
        return "EXCEPT";
    }

    /**
     * The place of a row among those with the same values, from 1, in any order.
     *
     * @param partition the expressions whose values they share
     */
    default String rowNumber(String partition) {
        return "ROW_NUMBER() OVER (PARTITION BY " + partition + ")";
    }

    /**
     * Deletes rows.
     *
     * @param alias the name of the table in the condition
     * @param condition what holds for the rows to delete; it may look for {@code record_id} in other tables
     * @param binds the values of its question marks
     */
    default Sql deleteRows(TableName table, String alias, String condition, List<Object> binds) {
        return new Sql("DELETE FROM " + dialect().naming().quote(table) + " " + alias + " WHERE " + condition, binds);
    }

    /** What makes a column of one of retl's tables its key; empty where keys are not enforced. */
    default List<Sql> key(TableName table, String column) {
        return List.of(Sql.of("ALTER TABLE " + dialect().naming().quote(table) + " ADD PRIMARY KEY (" + column + ")"));
    }

    /** An index on a column of one of retl's tables; empty where it does not pay. */
    default List<Sql> index(TableName table, String column) {
        Naming naming = dialect().naming();
        return List.of(Sql.of("CREATE INDEX ON " + naming.quote(table) + " (" + column + ")"));
    }

    /** What makes a page of the delta cost no more than its rows; run once, after the delta was made. */
    default List<Sql> indexDelta(TableName delta) {
        return index(delta, "seq");
    }

    /** Drops a table, if it is there. */
    default Sql dropTable(TableName table) {
        return Sql.of("DROP TABLE IF EXISTS " + dialect().naming().quote(table));
    }

    /** Makes a sequence that counts from 1 without a gap. */
    default Sql createCounter(TableName counter) {
        return Sql.of("CREATE SEQUENCE " + dialect().naming().quote(counter));
    }

    /** The next number of a sequence, as an expression. */
    default String nextNumber(TableName counter) {
        return "NEXT VALUE FOR " + dialect().naming().quote(counter);
    }

    /** Drops a sequence, if it is there. */
    default Sql dropCounter(TableName counter) {
        return Sql.of("DROP SEQUENCE IF EXISTS " + dialect().naming().quote(counter));
    }

    /** A query whose result has the model's columns and no row, and that does not run the model. */
    default Sql describe(String query) {
        return Sql.of("SELECT * FROM (\n" + query + "\n) q WHERE 1 = 0");
    }

    /** Makes the tables of a mapping. */
    default List<Sql> createState(MappingTables tables, List<Column> idColumns) {
        return StateRendering.create(dialect(), tables, idColumns);
    }

    /** What finds a row of the records or of the unresolved by its record id. */
    default List<Sql> keyRecords(TableName table, List<Column> idColumns) {
        return key(table, "record_id");
    }

    /** A query whose result has the columns of a state table and no row. */
    default Sql describeTable(TableName table) {
        return Sql.of("SELECT * FROM " + dialect().naming().quote(table) + " WHERE 1 = 0");
    }

    /** Writes the one row of the checkpoints table. */
    default Sql insertCheckpoint(
            MappingTables tables, String sourceId, String modelId, String stateId, String columns, int encoding) {
        return StateRendering.insertCheckpoint(dialect(), tables, sourceId, modelId, stateId, columns, encoding);
    }

    /** Reads the checkpoints table: source, model, state id, sync number, epoch, record count, columns, encoding. */
    default Sql readCheckpoint(MappingTables tables) {
        return StateRendering.readCheckpoint(dialect(), tables);
    }

    /** Reads the epoch of the checkpoints table, the only column that is needed of a table that is dropped. */
    default Sql readEpoch(MappingTables tables) {
        return Sql.of("SELECT epoch FROM " + dialect().naming().quote(tables.checkpoints()));
    }

    /** How many records there are, and how many are listed as unresolved. */
    default Sql countState(MappingTables tables) {
        return StateRendering.count(dialect(), tables);
    }

    /** Lets the parked records be tried again, with a new count; changes as many rows as there were. */
    default Sql releaseParked(MappingTables tables) {
        return UnresolvedRendering.release(dialect(), tables);
    }

    /** How many rows a table has. */
    default Sql countRows(TableName table) {
        return Sql.of("SELECT COUNT(*) FROM " + dialect().naming().quote(table));
    }

    /** Copies the model's rows with their record id and checksum, and keys the copy by the record id. */
    default List<Sql> createCopy(DeltaRequest request) {
        return DeltaRendering.createCopy(dialect(), request);
    }

    /** Makes the delta with one evaluation of the model. */
    default List<Sql> createDelta(DeltaRequest request) {
        return DeltaRendering.createDelta(dialect(), request);
    }

    /** What the staged delta holds; the columns are those of {@link DeltaSummary#read}. */
    default Sql summarize(TableName delta) {
        return DeltaRendering.summarize(dialect(), delta);
    }

    /** All changes there are but parked ones, cut or not: how many deletes, how many others. */
    default Sql countChanges(DeltaRequest request) {
        return DeltaRendering.countChanges(dialect(), request);
    }

    /** The model: how many rows, how many record ids, how many different ones. */
    default Sql countModel(DeltaRequest request) {
        return DeltaRendering.countModel(dialect(), request);
    }

    /** The model: how many rows. */
    default Sql countModelRows(DeltaRequest request) {
        return DeltaRendering.countModelRows(dialect(), request);
    }

    /** Makes the table of the record ids that occur more than once, with the number of their rows. */
    default List<Sql> createDuplicates(DeltaRequest request) {
        return DuplicateRendering.create(dialect(), request);
    }

    /** The duplicates: how many record ids, how many rows. */
    default Sql countDuplicates(TableName duplicates) {
        return Sql.of("SELECT COUNT(*), COALESCE(SUM(row_count), 0) FROM "
                + dialect().naming().quote(duplicates));
    }

    /** A few of the duplicates: the record id as text, the number of rows. */
    default Sql sampleDuplicates(SyncTables tables, List<Column> idColumns) {
        return DuplicateRendering.sample(dialect(), tables, idColumns);
    }

    /** Takes the rows of duplicate record ids out of the delta. */
    default Sql deleteDuplicates(SyncTables tables) {
        return DuplicateRendering.delete(dialect(), tables);
    }

    /** Takes the rows out of the delta that the sync does not take: those outside both ranges. */
    default Sql deleteUntaken(TableName delta, long firstDelete, long lastDelete, long firstOther, long lastOther) {
        return Sql.of(
                "DELETE FROM " + dialect().naming().quote(delta)
                        + " WHERE NOT (seq BETWEEN ? AND ? OR seq BETWEEN ? AND ?)",
                firstDelete,
                lastDelete,
                firstOther,
                lastOther);
    }

    /** Numbers and sizes of the rows to send after one number and up to another, in order. */
    default Sql pageSizes(TableName delta, long after, long through) {
        return Sql.of(
                "SELECT seq, bytes FROM " + dialect().naming().quote(delta)
                        + " WHERE seq > ? AND seq <= ? AND bytes IS NOT NULL ORDER BY seq",
                after,
                through);
    }

    /**
     * The rows to send after one number and up to another, in order: seq, kind, record id and checksum as text, origin,
     * bytes, oversize, unconfirmed, failed syncs (null for none), then the model's columns.
     */
    default Sql page(TableName delta, ModelShape model, long after, long through) {
        return DeltaRendering.page(dialect(), delta, model, after, through);
    }

    /**
     * How the delta keeps the model's columns: the select items that make them from {@code n.c1…cn}.
     *
     * @param condition what must hold for a row to carry them
     */
    default List<String> storedColumns(List<Column> columns, String condition) {
        return columns.stream()
                .map(column ->
                        "CASE WHEN " + condition + " THEN n." + column.deltaName() + " END AS " + column.deltaName())
                .toList();
    }

    /** How a page reads a column of the model; default as it is. */
    default String readColumn(ColumnReference column) {
        return column.sql();
    }

    /** How many rows a sync would find; the columns are those of {@link PlannedChanges#read}. Makes nothing. */
    default Sql planChanges(PlanRequest request) {
        return PlanRendering.changes(dialect(), request);
    }

    /** A few of the record ids that rows of the model share: the record id as text, the number of rows. */
    default Sql planDuplicates(PlanRequest request) {
        return PlanRendering.duplicates(dialect(), request);
    }

    /** Some of the added and updated rows that would be sent; the columns are those of {@link #page}, seq is 0. */
    default Sql sampleChanges(PlanRequest request, int rows) {
        return SampleRendering.sample(dialect(), request, rows);
    }

    /** Some of the rows that are gone; the columns are the first nine of {@link #page}, seq is 0. */
    default Sql sampleDeletes(PlanRequest request, int rows) {
        return SampleRendering.sampleDeletes(dialect(), request, rows);
    }

    /**
     * The first rows of a model, in no promised order; the columns are those of {@link #page}, all rows are added ones.
     * Of a row over a limit the long values are null.
     */
    default Sql preview(ModelShape model, SizeLimits limits, int rows) {
        return SampleRendering.preview(dialect(), model, limits, rows);
    }

    /** Makes the table of the rows of the delta that were not delivered. */
    default List<Sql> createExceptions(TableName exceptions) {
        return FoldRendering.createExceptions(dialect(), exceptions);
    }

    /**
     * Adds rows to the exceptions: one statement without binds, because some products take seconds for each row of a batch.
     *
     * @param outcomes the letter of each row's outcome, by its number
     */
    default Sql insertExceptions(TableName exceptions, Map<Long, String> outcomes) {
        return FoldRendering.insertExceptions(dialect(), exceptions, outcomes);
    }

    /** What a fold finds; the columns are those of {@link FoldSummary#read}. The exceptions are there. */
    default Sql summarizeFold(FoldRequest request) {
        return FoldRendering.summarize(dialect(), request);
    }

    /**
     * Moves the guard; the fold takes effect only if this changes one row. With {@link Capability#TRANSACTION} it comes first in
     * the transaction of {@link #fold}, else it comes last.
     *
     * <p>Invariant: no two folds of one sync number take effect, whoever sends them and however often. What is lost is
     * the loser's fold, which would have folded the same rows.
     *
     * @param growth by how many the records grow; negative if they become fewer
     */
    default Sql moveGuard(FoldRequest request, long growth) {
        return FoldRendering.moveGuard(dialect(), request, growth);
    }

    /**
     * Moves the confirmed changes into the records and lists the others. Without {@link Capability#TRANSACTION} each statement
     * changes nothing unless the guard allows the fold, and repeating them all changes nothing more.
     */
    default List<Sql> fold(FoldRequest request) {
        return FoldRendering.fold(dialect(), request);
    }
}
