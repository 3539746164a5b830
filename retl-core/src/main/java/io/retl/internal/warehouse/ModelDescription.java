package io.retl.internal.warehouse;

import io.retl.ConfigurationException;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Model;
import io.retl.Problem;
import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnType;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the metadata of a model's result into its shape, and checks it against the limits. */
final class ModelDescription {
    private static final int NAMED = 3;
    private static final Set<ColumnType> TIMES = Set.of(ColumnType.DATE, ColumnType.TIMESTAMP, ColumnType.INSTANT);

    private ModelDescription() {}

    /** Checks the text of a model and asks the product what it returns, without running it. */
    static ModelShape of(Session session, Model model, Limits limits, ChecksumColumns checksum) throws SQLException {
        Dialect dialect = session.dialect();
        String query = QueryText.check("Model '" + model.id() + "'", model.query(), dialect.syntax());
        return session.query(
                dialect.statements().describe(query),
                rows -> read(rows, dialect.types(), query, model, limits, checksum));
    }

    static ModelShape read(ResultSet rows, TypeRules types, String query, Model model, Limits limits)
            throws SQLException {
        return read(rows, types, query, model, limits, ChecksumColumns.ALL);
    }

    private static ModelShape read(
            ResultSet rows, TypeRules types, String query, Model model, Limits limits, ChecksumColumns checksum)
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
        List<Column> ids = identifiers(columns, model);
        model.timestampColumn().ifPresent(name -> checkTimestamp(name, columns, model));
        List<Column> byName = new ArrayList<>(checksum.of(columns));
        if (byName.isEmpty()) {
            byName.addAll(ids); // a checksum is made of something
        }
        byName.sort(Comparator.comparing(Column::name));
        return new ModelShape(query, columns, ids, byName, Hashes.number(signature(byName, ids)));
    }

    /** Names and types in name order, each name with its length so that no name can imitate two. */
    static String signature(ModelShape model) {
        return signature(model.checksumColumns(), model.idColumns());
    }

    private static String signature(List<Column> byName, List<Column> ids) {
        return identifier(ids)
                + byName.stream().map(ModelDescription::signature).collect(Collectors.joining("\n"));
    }

    /** The part of a signature that stands for a column. */
    static String signature(Column column) {
        return column.name().length() + ":" + column.name() + " " + column.type();
    }

    /** Neither form is the beginning of the other, nor of one with more columns. */
    private static String identifier(List<Column> ids) {
        return (ids.size() == 1 ? "id " : "ids ")
                + ids.stream().map(ModelDescription::signature).collect(Collectors.joining(", "))
                + "\n";
    }

    /** The part of a signature that names the identifier, which cannot change without a reset. */
    static String identifierOf(ModelShape model) {
        return identifier(model.idColumns());
    }

    private static void check(List<Column> columns, Model model, Limits limits) {
        String place = "Model '" + model.id() + "': ";
        List<Problem> problems = new ArrayList<>();
        if (columns.size() > limits.columns()) {
            problems.add(new Problem(
                    ErrorCode.TOO_MANY_COLUMNS,
                    place
                            + "the query has %s columns; the limit is %s. Beyond it: %s. Select fewer columns."
                                    .formatted(
                                            columns.size(),
                                            limits.columns(),
                                            names(columns.subList(limits.columns(), columns.size())))));
        }
        List<Column> tooLong = columns.stream()
                .filter(column ->
                        column.name().codePointCount(0, column.name().length()) > limits.columnNameCharacters())
                .toList();
        if (!tooLong.isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.COLUMN_NAME_TOO_LONG,
                    place
                            + "%s column names have more than %s characters: %s. Give them shorter aliases."
                                    .formatted(tooLong.size(), limits.columnNameCharacters(), names(tooLong))));
        }
        Set<String> seen = new HashSet<>();
        List<Column> repeated =
                columns.stream().filter(column -> !seen.add(column.name())).toList();
        if (!repeated.isEmpty()) {
            problems.add(Problem.of(place
                    + "the query has columns of one name: %s. Give each its own alias.".formatted(names(repeated))));
        }
        if (columns.stream().anyMatch(column -> column.name().isEmpty())) {
            problems.add(Problem.of(place + "the query has a column without a name. Give it an alias."));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private static List<Column> identifiers(List<Column> columns, Model model) {
        List<Column> ids = model.uniqueIdentifiers().stream()
                .map(name -> named("unique identifier", name, columns, model))
                .toList();
        if (ids.stream().distinct().count() < ids.size()) {
            throw new ConfigurationException(
                    "Model '%s': the unique identifier %s names a column twice. Name each once."
                            .formatted(model.id(), quoted(model.uniqueIdentifiers())));
        }
        return ids;
    }

    /** Names as a message shows them. */
    static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** The column that a model names, as written or else whatever its case. */
    private static Column named(String what, String wanted, List<Column> columns, Model model) {
        List<Column> found =
                columns.stream().filter(column -> column.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            found = columns.stream()
                    .filter(column -> column.name().equalsIgnoreCase(wanted))
                    .toList();
        }
        if (found.size() != 1) {
            throw new ConfigurationException("Model '%s': the %s '%s' %s. The query has: %s."
                    .formatted(
                            model.id(),
                            what,
                            wanted,
                            found.isEmpty() ? "is not a column of the query" : "fits several columns; write it exactly",
                            names(columns)));
        }
        return found.get(0);
    }

    /** The column that says when a row changed, if the model names one. */
    static Optional<Column> timestamp(Model model, ModelShape shape) {
        return model.timestampColumn().map(name -> named("timestamp column", name, shape.columns(), model));
    }

    private static void checkTimestamp(String wanted, List<Column> columns, Model model) {
        ColumnType type = named("timestamp column", wanted, columns, model).type();
        if (!TIMES.contains(type)) {
            throw new ConfigurationException(
                    "Model '%s': the timestamp column '%s' holds %s, not times. Name a date or timestamp."
                            .formatted(model.id(), wanted, type));
        }
    }

    private static String names(List<Column> columns) {
        String names = columns.stream()
                .limit(NAMED)
                .map(column -> "'" + column.name() + "'")
                .collect(Collectors.joining(", "));
        return columns.size() > NAMED ? names + " and " + (columns.size() - NAMED) + " more" : names;
    }
}
