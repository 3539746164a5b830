package io.retl.warehouse.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Renders the query of a model with what retl adds to it. */
final class ModelRendering {
    private ModelRendering() {}

    /** The one evaluation of the model: record id, checksum and every column. */
    static String evaluation(Dialect dialect, ModelShape model) {
        List<String> items = new ArrayList<>(List.of(namedRecordId(dialect, model), checksum(dialect, model)));
        items.addAll(columns(dialect, model));
        return select(items, model);
    }

    /** Record id, checksum and more items. */
    static String identities(Dialect dialect, ModelShape model, String... more) {
        List<String> items = new ArrayList<>(List.of(namedRecordId(dialect, model), checksum(dialect, model)));
        items.addAll(List.of(more));
        return select(items, model);
    }

    /** The record id with the checksums of two descriptions of one model. */
    static String checksums(Dialect dialect, ModelShape before, ModelShape after) {
        return select(
                List.of(
                        namedRecordId(dialect, after),
                        checksumOf(dialect, before) + " AS checksum_before",
                        checksum(dialect, after)),
                after);
    }

    /** The record id. */
    static String recordIds(Dialect dialect, ModelShape model) {
        return select(List.of(namedRecordId(dialect, model)), model);
    }

    /** Record id, every column and one more item. */
    static String rows(Dialect dialect, ModelShape model, String more) {
        List<String> items = new ArrayList<>(List.of(namedRecordId(dialect, model)));
        items.addAll(columns(dialect, model));
        items.add(more);
        return select(items, model);
    }

    /** Record id and one column. */
    static String identifiers(Dialect dialect, ModelShape model, Column column) {
        String value = reference(dialect).apply(column).sql() + " AS " + column.deltaName();
        return select(List.of(namedRecordId(dialect, model), value), model);
    }

    /** The record id of a row {@code q}. */
    static String recordId(Dialect dialect, ModelShape model) {
        return dialect.types().recordId(references(dialect, model.idColumns()));
    }

    private static String namedRecordId(Dialect dialect, ModelShape model) {
        return recordId(dialect, model) + " AS record_id";
    }

    private static String checksum(Dialect dialect, ModelShape model) {
        return checksumOf(dialect, model) + " AS checksum";
    }

    private static String checksumOf(Dialect dialect, ModelShape model) {
        TypeRules types = dialect.types();
        List<ColumnReference> columns = references(dialect, model.checksumColumns());
        if (model.earlierEncoding().isEmpty()) {
            return types.checksum(columns, model.checksumSeed());
        }
        int encoding = model.earlierEncoding().getAsInt();
        return types.earlierChecksum(columns, model.checksumSeed(), encoding)
                .orElseThrow(() -> new UnsupportedWarehouseException(
                        "The checksum of version " + encoding + " cannot be rendered any more."));
    }

    private static List<String> columns(Dialect dialect, ModelShape model) {
        return references(dialect, model.columns()).stream()
                .map(reference -> reference.sql() + " AS " + reference.column().deltaName())
                .toList();
    }

    /** How the columns of the query are read where these items stand. */
    static Function<Column, ColumnReference> reference(Dialect dialect) {
        return column -> new ColumnReference(column, "q." + dialect.naming().quote(column.name()));
    }

    private static List<ColumnReference> references(Dialect dialect, List<Column> columns) {
        return columns.stream().map(reference(dialect)).toList();
    }

    private static String select(List<String> items, ModelShape model) {
        return "SELECT " + String.join(", ", items) + "\nFROM (\n" + model.query() + "\n) q";
    }
}
