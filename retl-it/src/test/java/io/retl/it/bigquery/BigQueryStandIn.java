package io.retl.it.bigquery;

import com.google.zetasql.EvaluatorTableModifyResponse;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAssignmentStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateSchemaStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small BigQuery in memory. Each statement is analysed by ZetaSQL. Queries, INSERT, UPDATE and DELETE are run by its reference
 * evaluator, and so is the query of a CREATE TABLE; a MERGE is run as the query that gives the rows afterwards; definitions
 * are applied to the tables. What it does not know it refuses. Thread-safe: one statement at a time.
 */
final class BigQueryStandIn {
    private final ZetaSql zetaSql = new ZetaSql();
    private final StandInTables tables = new StandInTables();
    private final List<String> log = new ArrayList<>();

    /** Every statement so far. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    /** Analyses a statement and runs nothing of it; a table that it makes is there afterwards, without a row. */
    synchronized void analyse(String sql, List<Value> parameters) throws SQLException {
        BoundStatement statement = new BoundStatement(sql, parameters, new StandInSession().variables(), tables::find);
        try {
            ResolvedStatement resolved = analysed(statement);
            if (resolved instanceof ResolvedCreateSchemaStmt create) {
                tables.createSchema(create);
            } else if (resolved instanceof ResolvedDropStmt drop) {
                tables.drop(drop, statement);
            } else {
                Definitions.outline(resolved, tables);
            }
        } catch (SQLException failure) {
            throw tables.explained(failure, statement.unknown());
        }
    }

    synchronized StandInResult execute(String sql, List<Value> parameters, StandInSession session) throws SQLException {
        log.add(sql);
        BoundStatement statement = new BoundStatement(sql, parameters, session.variables(), tables::find);
        try {
            return switch (statement.firstWord()) {
                case "SELECT", "WITH", "FROM" -> query(statement);
                case "INSERT" -> insert(statement);
                case "UPDATE", "DELETE" -> change(statement);
                case "MERGE" -> merge(statement);
                default -> define(statement);
            };
        } catch (SQLException failure) {
            throw tables.explained(failure, statement.unknown());
        }
    }

    /** The evaluator analyses what it runs, except for the system variables, which it does not know. */
    private StandInResult query(BoundStatement statement) throws SQLException {
        if (statement.readsVariables()) {
            analysed(statement);
        }
        return zetaSql.query(statement.executable(), statement.surroundings());
    }

    private StandInResult define(BoundStatement statement) throws SQLException {
        ResolvedStatement resolved = analysed(statement);
        if (resolved instanceof ResolvedAssignmentStmt assignment) {
            statement.assign(((ResolvedLiteral) assignment.getExpr()).getValue().getStringValue());
        } else if (resolved instanceof ResolvedCreateSchemaStmt create) {
            tables.createSchema(create);
        } else if (resolved instanceof ResolvedDropStmt drop) {
            tables.drop(drop, statement);
        } else {
            Definitions.apply(resolved, statement, tables, zetaSql);
        }
        return StandInResult.changed(0);
    }

    private ResolvedStatement analysed(BoundStatement statement) throws SQLException {
        return zetaSql.analyse(statement.text(), statement.surroundings());
    }

    private StandInResult insert(BoundStatement statement) throws SQLException {
        StoredTable target = statement.target();
        List<EvaluatorTableModifyResponse.Row> added = zetaSql.modify(statement.executable(), statement.surroundings());
        List<List<Value>> rows = new ArrayList<>(target.rows());
        added.forEach(row -> rows.add(row.getContent()));
        target.fill(rows);
        return StandInResult.changed(added.size());
    }

    private StandInResult change(BoundStatement statement) throws SQLException {
        StoredTable target = statement.target();
        List<EvaluatorTableModifyResponse.Row> changed =
                zetaSql.modify(statement.executable(), statement.surroundings(target));
        Map<Long, List<Value>> rows = new TreeMap<>();
        for (List<Value> row : target.rows()) {
            rows.put((long) rows.size(), row);
        }
        for (EvaluatorTableModifyResponse.Row row : changed) {
            long number = row.getOriginalPrimaryKeysValues().get(0).getInt64Value();
            if (row.getOperation() == EvaluatorTableModifyResponse.Row.Operation.DELETE) {
                rows.remove(number);
            } else {
                rows.put(number, row.getContent().subList(1, row.getContent().size()));
            }
        }
        target.fill(new ArrayList<>(rows.values()));
        return StandInResult.changed(changed.size());
    }

    /** How many rows it changed is not said: retl does not ask. */
    private StandInResult merge(BoundStatement statement) throws SQLException {
        analysed(statement);
        StoredTable target = statement.target();
        MergeStatement merge = MergeStatement.read(statement.executable());
        ZetaSql.Surroundings surroundings = statement.surroundings();
        long ambiguous = zetaSql.query(merge.ambiguities(), surroundings)
                .rows()
                .get(0)
                .get(0)
                .getInt64Value();
        if (ambiguous > 0) {
            throw new SQLException("UPDATE/MERGE must match at most one source row for each target row");
        }
        target.fill(zetaSql.query(merge.result(target.columns()), surroundings).rows());
        return StandInResult.changed(0);
    }
}
