package io.retl.internal.warehouse;

import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows with the columns of {@link io.retl.warehouse.spi.StatementRules#page}. */
final class RowReader {
    private static final int FIRST_VALUE = 10;

    private final TypeRules types;
    private final List<Column> columns;

    RowReader(TypeRules types, List<Column> columns) {
        this.types = types;
        this.columns = columns;
    }

    List<Page.DeltaRow> rows(ResultSet rows) throws SQLException {
        List<Page.DeltaRow> page = new ArrayList<>();
        while (rows.next()) {
            DeltaKind kind = DeltaKind.ofCode(rows.getString(2));
            String recordId = rows.getString(3);
            page.add(new Page.DeltaRow(
                    rows.getLong(1),
                    kind,
                    recordId == null ? "" : recordId, // only a preview has rows without one
                    rows.getString(4),
                    rows.getLong(5),
                    rows.getLong(6),
                    oversize(rows),
                    rows.getString(8) != null,
                    rows.getLong(9), // null reads as 0
                    kind == DeltaKind.DELETED ? new @Nullable Object[columns.size()] : values(rows)));
        }
        return page;
    }

    private static @Nullable Integer oversize(ResultSet row) throws SQLException {
        int position = row.getInt(7);
        return row.wasNull() ? null : position;
    }

    private @Nullable Object[] values(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = types.read(row, FIRST_VALUE + index, columns.get(index));
        }
        return values;
    }
}
