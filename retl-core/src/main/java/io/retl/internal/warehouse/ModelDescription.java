package io.retl.internal.warehouse;

import io.retl.ConfigurationException;
import io.retl.Limits;
import io.retl.Model;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the metadata of a model's result into its shape, and checks it against the limits. */
final class ModelDescription {
    private static final int NAMED = 3;

    private ModelDescription() {}

    static ModelShape read(ResultSet rows, TypeRules types, String query, Model model, Limits limits)
            throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int position = 1; position <= metaData.getColumnCount(); position++) {
            int jdbcType = metaData.getColumnType(position);
            String typeName = metaData.getColumnTypeName(position);
            columns.add(new Column(
                    position,
                    metaData.getColumnLabel(position),
                    types.columnType(jdbcType, typeName),
                    typeName,
                    jdbcType,
                    metaData.getPrecision(position)));
        }
        check(columns, model, limits);
        Column id = identifier(columns, model);
        List<Column> byName = new ArrayList<>(columns);
        byName.sort(Comparator.comparing(Column::name));
        return new ModelShape(query, columns, List.of(id), byName, Hashes.number(signature(byName, id)));
    }

    /** Names and types in name order, each name with its length so that no name can imitate two. */
    static String signature(ModelShape model) {
        return signature(model.checksumColumns(), model.idColumns().get(0));
    }

    private static String signature(List<Column> byName, Column id) {
        return identifier(id)
                + byName.stream()
                        .map(column -> column.name().length() + ":" + column.name() + " " + column.type())
                        .collect(Collectors.joining("\n"));
    }

    private static String identifier(Column id) {
        return "id " + id.name().length() + ":" + id.name() + " " + id.type() + "\n";
    }

    /** The part of a signature that names the identifier, which cannot change without a reset. */
    static String identifierOf(ModelShape model) {
        return identifier(model.idColumns().get(0));
    }

    private static void check(List<Column> columns, Model model, Limits limits) {
        String place = "Model '" + model.id() + "': ";
        List<String> problems = new ArrayList<>();
        if (columns.size() > limits.columns()) {
            problems.add(place
                    + "the query has %s columns; the limit is %s. Beyond it: %s. Select fewer columns."
                            .formatted(
                                    columns.size(),
                                    limits.columns(),
                                    names(columns.subList(limits.columns(), columns.size()))));
        }
        List<Column> tooLong = columns.stream()
                .filter(column ->
                        column.name().codePointCount(0, column.name().length()) > limits.columnNameCharacters())
                .toList();
        if (!tooLong.isEmpty()) {
            problems.add(place
                    + "%s column names have more than %s characters: %s. Give them shorter aliases."
                            .formatted(tooLong.size(), limits.columnNameCharacters(), names(tooLong)));
        }
        Set<String> seen = new HashSet<>();
        List<Column> repeated =
                columns.stream().filter(column -> !seen.add(column.name())).toList();
        if (!repeated.isEmpty()) {
            problems.add(place
                    + "the query has columns of one name: %s. Give each its own alias.".formatted(names(repeated)));
        }
        if (columns.stream().anyMatch(column -> column.name().isEmpty())) {
            problems.add(place + "the query has a column without a name. Give it an alias.");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static Column identifier(List<Column> columns, Model model) {
        String wanted = model.uniqueIdentifier();
        List<Column> found =
                columns.stream().filter(column -> column.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            found = columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(wanted))
                    .toList();
        }
        if (found.size() != 1) {
            throw new ConfigurationException(List.of("Model '%s': the unique identifier '%s' %s. The query has: %s."
                    .formatted(
                            model.id(),
                            wanted,
                            found.isEmpty() ? "is not a column of the query" : "fits several columns; write it exactly",
                            names(columns))));
        }
        return found.get(0);
    }

    private static String names(List<Column> columns) {
        String names = columns.stream()
                .limit(NAMED)
                .map(column -> "'" + column.name() + "'")
                .collect(Collectors.joining(", "));
        return columns.size() > NAMED ? names + " and " + (columns.size() - NAMED) + " more" : names;
    }
}
