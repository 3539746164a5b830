package io.retl.it;

import io.retl.Destination;
import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.DeliveryResult;
import io.retl.mapping.Expressions;
import io.retl.sync.FailedRecord;
import io.retl.sync.SyncResult;
import io.retl.testkit.DriverDataSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The program that {@link HeapTest} runs in a small heap of its own: one sync into an action that counts. */
final class HeapProbe {
    private HeapProbe() {}

    /**
     * Syncs a table with the columns {@code id} and {@code body} and prints how many rows and characters of the body
     * arrived, and how many records failed with which code.
     *
     * @param arguments the JDBC URL, the table, the most rows per batch, the most bytes of a column
     */
    public static void main(String[] arguments) {
        AtomicLong rows = new AtomicLong();
        AtomicLong characters = new AtomicLong();
        Destination counter = Destination.builder("counter")
                .batchAction("count", Integer.parseInt(arguments[2]), (delivery, context) -> {
                    rows.addAndGet(delivery.size());
                    delivery.payloads()
                            .forEach(payload -> characters.addAndGet(
                                    String.valueOf(payload.field("body")).length()));
                    return DeliveryResult.delivered();
                })
                .build();
        Source source = Source.builder("shop")
                .dataSource(new DriverDataSource(arguments[0], SharedPostgres.ADMIN, ""))
                .build();
        Model model = Model.builder("rows")
                .source(source)
                .query("SELECT * FROM " + arguments[1])
                .uniqueIdentifier("id")
                .build();
        Mapping mapping = Mapping.builder(arguments[1])
                .model(model)
                .destination(counter)
                .action("count")
                .field("body", Expressions.column("body"))
                .build();
        Limits limits = Limits.builder()
                .columnBytes(Integer.parseInt(arguments[3]))
                .recordBytes(2 * Integer.parseInt(arguments[3]))
                .build();
        try (Retl retl = Retl.builder().mapping(mapping).limits(limits).build()) {
            retl.plan(arguments[1]);
            retl.preview("rows");
            SyncResult result = retl.sync(arguments[1]);
            Map<ErrorCode, Long> failed = result.failedRecords().stream()
                    .collect(Collectors.groupingBy(FailedRecord::code, TreeMap::new, Collectors.counting()));
            System.out.println(result.status() + " " + rows + " rows " + characters + " characters " + failed);
        }
    }
}
