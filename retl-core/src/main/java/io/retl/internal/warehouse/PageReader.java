package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.Column;
import io.retl.warehouse.spi.DeltaKind;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import io.retl.warehouse.spi.TypeRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of a delta by a range of numbers: at most 10,000 rows and, unless one row alone is larger, 8 MB. Numbers
 * and sizes are read first where a full page of the largest row could pass that.
 */
final class PageReader {
    private static final int MAX_ROWS = 10_000;
    private static final long MAX_BYTES = 8L << 20;
    private static final long FETCH_BYTES = 1L << 20;
    private static final int FIRST_VALUE = 7;

    private final Session session;
    private final StatementRules statements;
    private final TableName delta;
    private final Extraction extraction;

    PageReader(Session session, TableName delta, Extraction extraction) {
        this.session = session;
        this.statements = session.dialect().statements();
        this.delta = delta;
        this.extraction = extraction;
    }

    Page read(long after, long through) throws SQLException {
        long maxBytes = Math.max(1, extraction.summary().maxBytes());
        long last = Math.min(through, after + MAX_ROWS);
        if (maxBytes * MAX_ROWS > MAX_BYTES) {
            last = lastWithinBytes(after, last);
        }
        int fetchSize = (int) Math.max(1, Math.min(MAX_ROWS, FETCH_BYTES / maxBytes));
        long end = last;
        List<Page.DeltaRow> rows =
                session.query(statements.page(delta, extraction.state().model(), after, last), fetchSize, this::rows);
        return new Page(rows, end);
    }

    private long lastWithinBytes(long after, long through) throws SQLException {
        return session.query(statements.pageSizes(delta, after, through), MAX_ROWS, rows -> {
            long bytes = 0;
            long last = after;
            while (rows.next()) {
                bytes += rows.getLong(2);
                if (bytes > MAX_BYTES && last > after) {
                    return last;
                }
                last = rows.getLong(1);
            }
            return through;
        });
    }

    private List<Page.DeltaRow> rows(ResultSet rows) throws SQLException {
        List<Column> columns = extraction.state().model().columns();
        TypeRules types = session.dialect().types();
        List<Page.DeltaRow> page = new ArrayList<>();
        while (rows.next()) {
            DeltaKind kind = DeltaKind.ofCode(rows.getString(2));
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            if (kind != DeltaKind.DELETED) {
                for (int index = 0; index < values.length; index++) {
                    values[index] = types.read(rows, FIRST_VALUE + index, columns.get(index));
                }
            }
            page.add(new Page.DeltaRow(
                    rows.getLong(1),
                    kind,
                    rows.getString(3),
                    rows.getString(4),
                    rows.getLong(5),
                    rows.getLong(6),
                    values));
        }
        return page;
    }
}
