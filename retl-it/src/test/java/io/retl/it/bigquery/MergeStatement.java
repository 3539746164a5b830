package io.retl.it.bigquery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MERGE of the one shape that retl renders, which the evaluator does not run. The stand-in runs what it means instead: the rows
 * that the target has afterwards. Any other shape is refused.
 *
 * @param target the quoted target
 * @param alias its alias
 * @param rows the query that is merged into it
 * @param deleted what holds for a row that goes
 * @param assignments what is assigned to a row that stays, by column
 * @param inserted what holds for a row that comes
 * @param values the values of a row that comes, by column
 */
record MergeStatement(
        String target,
        String alias,
        String rows,
        String deleted,
        Map<String, String> assignments,
        String inserted,
        Map<String, String> values) {
    private static final Pattern SHAPE = Pattern.compile("""
            MERGE INTO (`\\w+`) (\\w+) USING \\(
            (.*)
            \\) f ON \\2\\.record_id = f\\.record_id\
            (?:\nWHEN MATCHED AND (.*?) THEN DELETE)?\
            (?:\nWHEN MATCHED THEN UPDATE SET (.*?))?\
            \nWHEN NOT MATCHED(?: AND (.*?))? THEN INSERT \\((.*?)\\)
              VALUES \\((.*)\\)""", Pattern.DOTALL);

    static MergeStatement read(String sql) throws SQLException {
        Matcher shape = SHAPE.matcher(sql);
        if (!shape.matches()) {
            throw new SQLException("The stand-in knows no MERGE of this shape: " + sql);
        }
        Map<String, String> assignments = new HashMap<>();
        for (String assignment : split(part(shape, 5, ""))) {
            int equals = assignment.indexOf(" = ");
            assignments.put(assignment.substring(0, equals), assignment.substring(equals + 3));
        }
        Map<String, String> values = new HashMap<>();
        List<String> columns = split(part(shape, 7, ""));
        List<String> expressions = split(part(shape, 8, ""));
        if (columns.size() != expressions.size()) {
            throw new SQLException("The stand-in cannot tell the values apart in: " + sql);
        }
        for (int index = 0; index < columns.size(); index++) {
            values.put(columns.get(index), expressions.get(index));
        }
        return new MergeStatement(
                part(shape, 1, ""),
                part(shape, 2, ""),
                part(shape, 3, ""),
                part(shape, 4, "FALSE"),
                assignments,
                part(shape, 6, "TRUE"),
                values);
    }

    private static String part(Matcher shape, int number, String otherwise) {
        String found = shape.group(number);
        return found == null ? otherwise : found;
    }

    /** The parts between the commas that stand in no brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && token.is(",")) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(token.text());
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /** How many rows of the query share a target: BigQuery refuses to choose one. */
    String ambiguities() {
        return "SELECT COUNT(*) FROM (SELECT f.record_id FROM (\n%s\n) f JOIN %s t ON t.record_id = f.record_id GROUP BY f.record_id HAVING COUNT(*) > 1)"
                .formatted(rows, target);
    }

    /** The rows of the target afterwards. */
    String result(List<StoredColumn> columns) {
        List<String> items = new ArrayList<>();
        for (StoredColumn column : columns) {
            String name = column.name();
            items.add("CASE WHEN f.in_source_ IS NULL THEN %s.%s WHEN %s.in_target_ IS NULL THEN %s ELSE %s END AS %s"
                    .formatted(
                            alias,
                            name,
                            alias,
                            values.getOrDefault(name, "NULL"),
                            assignments.getOrDefault(name, alias + "." + name),
                            name));
        }
        return """
                SELECT %s
                FROM (SELECT *, TRUE AS in_target_ FROM %s) %s
                FULL JOIN (SELECT *, TRUE AS in_source_ FROM (
                %s
                )) f ON %s.record_id = f.record_id
                WHERE NOT (%s.in_target_ IS TRUE AND f.in_source_ IS TRUE AND IFNULL(%s, FALSE))
                  AND NOT (%s.in_target_ IS NULL AND NOT IFNULL(%s, FALSE))""".formatted(String.join(", ", items), target, alias, rows, alias, alias, deleted, alias, inserted);
    }
}
