package io.retl.internal.warehouse;

import io.retl.internal.jdbc.Session;
import io.retl.warehouse.spi.ModelShape;
import io.retl.warehouse.spi.StatementRules;
import io.retl.warehouse.spi.TableName;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads a page of a delta by a range of numbers: at most 10,000 rows and, unless one row alone is larger, 8 MB. Numbers
 * and sizes are read first where a full page of the largest row could pass that.
 */
final class PageReader {
    private static final int MAX_ROWS = 10_000;
    private static final long MAX_BYTES = 8L << 20;
    private static final long FETCH_BYTES = 1L << 20;

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
        ModelShape model = extraction.state().model();
        RowReader reader = new RowReader(session.dialect().types(), model.columns());
        List<Page.DeltaRow> rows = session.query(statements.page(delta, model, after, last), fetchSize, reader::rows);
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
}
