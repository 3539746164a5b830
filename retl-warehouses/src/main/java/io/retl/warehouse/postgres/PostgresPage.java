package io.retl.warehouse.postgres;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.ColumnReference;
import io.retl.warehouse.spi.Dialect;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.Sql;
import io.retl.warehouse.spi.TableName;
import java.util.ArrayList;
import java.util.List;

/** Renders the query of a page. Values come as text in which nothing is lost, or natively where that is the same. */
final class PostgresPage {
    private PostgresPage() {}

    /** The rows of a page. */
    static String range(long after, long through) {
        return " WHERE seq > " + after + " AND seq <= " + through + " AND bytes IS NOT NULL";
    }

    static Sql render(Dialect dialect, TableName delta, ModelShape model, String range) {
        List<Column> columns = model.columns();
        boolean packed = PackedColumns.needed(columns);
        List<String> items = new ArrayList<>(List.of("seq", "kind"));
        items.add(dialect.types().recordIdText("record_id", model.idColumns()));
        items.add(dialect.types().checksumText("checksum"));
        items.addAll(List.of("origin", "bytes", "oversize", "unconfirmed", "failed_syncs"));
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            String value =
                    packed ? PackedColumns.element(index) : read(new ColumnReference(column, column.deltaName()));
            items.add(value + " AS " + column.deltaName());
        }
        String rows = dialect.naming().quote(delta) + range + " ORDER BY seq";
        return Sql.of("SELECT " + String.join(", ", items) + " FROM " + (packed ? PackedColumns.unpack(rows) : rows));
    }

    /** Once the driver knows a statement it asks for times in binary, and then reads them in its own zone. */
    static String read(ColumnReference reference) {
        return switch (reference.column().type()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT, TEXT, BINARY, UUID -> reference.sql();
            default -> PostgresText.of(reference.column(), reference.sql());
        };
    }
}
