package io.retl.it;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.DeliveryResult;
import io.retl.mapping.Expressions;
import io.retl.sync.SyncResult;
import io.retl.testkit.DriverDataSource;
import java.util.concurrent.atomic.AtomicLong;

/** The program that {@link HeapTest} runs in a small heap of its own: one sync into an action that counts. */
final class HeapProbe {
    private HeapProbe() {}

    /**
     * Syncs the columns {@code id} and {@code body} of a table and prints how many rows and characters arrived.
     *
     * @param arguments the JDBC URL, the table, the most rows per batch
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
                .query("SELECT id, body FROM " + arguments[1])
                .uniqueIdentifier("id")
                .build();
        Mapping mapping = Mapping.builder(arguments[1])
                .model(model)
                .destination(counter)
                .action("count")
                .field("body", Expressions.column("body"))
                .build();
        try (Retl retl = Retl.builder().mapping(mapping).build()) {
            SyncResult result = retl.sync(arguments[1]);
            System.out.println(result.status() + " " + rows + " rows " + characters + " characters");
        }
    }
}
