package io.retl.it.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.Payload;
import io.retl.mapping.Expressions;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import io.retl.warehouse.spi.DialectProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A mapping of one table on one product, and what it delivers. */
final class TwinSync implements AutoCloseable {
    private final RecordingDestination destination = new RecordingDestination();
    private final H2Warehouse controlStore = H2Warehouse.open();
    private final Retl retl;

    TwinSync(DataSource dataSource, DialectProvider provider, String table) {
        Source source = Source.builder("shop")
                .dataSource(dataSource)
                .dialect(provider.name())
                .build();
        Mapping.Builder mapping = Mapping.builder("edited")
                .model(Model.builder("edited")
                        .source(source)
                        .query("SELECT * FROM " + table)
                        .uniqueIdentifier("id")
                        .build())
                .destination(Destination.builder("crm")
                        .action(new RecordingAction("send", destination))
                        .build())
                .action("send");
        EditedRow.COLUMNS.stream()
                .skip(1)
                .map(column -> column.get(0))
                .forEach(name -> mapping.field(name, Expressions.column(name)));
        this.retl = Retl.builder()
                .dialectProvider(provider)
                .mapping(mapping.build())
                .controlStore(controlStore.dataSource())
                .build();
    }

    /** Rows that are set aside leave a sync partial. */
    SyncResult.Extracted sync() {
        SyncResult result = retl.sync("edited");
        assertThat(result.status()).as("%s", result).isIn(SyncStatus.SUCCEEDED, SyncStatus.PARTIAL);
        return result.extracted();
    }

    /** What was delivered since the last call: kind, record id and values, in no order. */
    SortedSet<String> delivered() {
        TreeSet<String> delivered = new TreeSet<>();
        for (Payload payload : destination.drain()) {
            List<String> values = new ArrayList<>();
            payload.fields().forEach((name, value) -> values.add(name + "=" + canonical(value)));
            delivered.add(payload.changeKind() + " " + payload.recordId() + " " + values);
        }
        return delivered;
    }

    /** A number has one form, whatever zeros its product keeps. */
    private static String canonical(@Nullable Object value) {
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }

    @Override
    public void close() {
        retl.close();
        controlStore.close();
    }
}
