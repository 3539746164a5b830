package io.retl.examples.quickstart;

import static io.retl.destination.spi.ChangeKind.ADDED;
import static io.retl.destination.spi.ChangeKind.UPDATED;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.Payload;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** The smallest complete program: a query, a destination of one line, one sync. The README shows it. */
public final class FirstProgram {
    private FirstProgram() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        run();
    }

    /** Syncs the customers of a shop into a queue. */
    static Collection<Payload> run() {
        DataSource shop = ShopDatabase.open(); // any javax.sql.DataSource; here H2
        var inbox = new ConcurrentLinkedQueue<Payload>();

        var warehouse = Source.builder("shop").dataSource(shop).build();
        var customers = Model.builder("customers")
                .source(warehouse)
                .query("SELECT id, email, plan FROM customers")
                .uniqueIdentifier("id")
                .build();
        var crm = Destination.builder("crm")
                .action("upsertContact", (contact, context) -> inbox.add(contact))
                .build();
        var mapping = Mapping.builder("customers-to-crm")
                .model(customers)
                .destination(crm)
                .action("upsertContact")
                .trigger(ADDED, UPDATED)
                .field("email", column("email"))
                .field("traits", object().set("plan", column("plan")).set("origin", literal("shop")))
                .build();

        try (Retl retl = Retl.builder().mapping(mapping).build()) {
            System.out.println(retl.sync("customers-to-crm").orThrow());
        }
        return inbox;
    }
}
