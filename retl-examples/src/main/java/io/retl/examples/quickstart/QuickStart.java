package io.retl.examples.quickstart;

import static io.retl.destination.spi.ChangeKind.ADDED;
import static io.retl.destination.spi.ChangeKind.DELETED;
import static io.retl.destination.spi.ChangeKind.UPDATED;
import static io.retl.mapping.Expressions.column;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.Payload;
import java.io.PrintStream;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.sql.DataSource;

/** Shows two syncs on a terminal: everything goes out once, and after an edit only what changed. */
public final class QuickStart {
    private static final String MAPPING = "customers-to-crm";

    /** The destination of this program: what a business tool would know, by customer number. */
    private final SortedMap<String, Payload> contacts = new ConcurrentSkipListMap<>();

    private final SortedMap<String, Payload> sent = new ConcurrentSkipListMap<>();
    private final PrintStream out;

    private QuickStart(PrintStream out) {
        this.out = out;
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        run(System.out);
    }

    /** Runs the program on a stream. */
    static void run(PrintStream out) {
        DataSource shop = ShopDatabase.open();
        QuickStart program = new QuickStart(out);
        try (Retl retl = Retl.builder().mapping(program.mapping(shop)).build()) {
            out.println("A shop has three customers in its database. The CRM knows nobody yet.");
            program.syncAndShow(retl, "First sync");

            ShopDatabase.run(
                    shop,
                    "INSERT INTO customers VALUES (4, 'dai@example.com', 'pro')",
                    "UPDATE customers SET plan = 'pro' WHERE id = 2",
                    "DELETE FROM customers WHERE id = 3");
            out.println();
            out.println("The shop changes: dai signs up, bob moves to the plan 'pro', cem is deleted.");
            program.syncAndShow(retl, "Second sync");
        }
    }

    private Mapping mapping(DataSource shop) {
        Model customers = Model.builder("customers")
                .source(Source.builder("shop").dataSource(shop).build())
                .query("SELECT id, email, plan FROM customers")
                .uniqueIdentifier("id")
                .build();
        Destination crm = Destination.builder("crm")
                .action("mirrorContact", (contact, context) -> apply(contact))
                .build();
        return Mapping.builder(MAPPING)
                .model(customers)
                .destination(crm)
                .action("mirrorContact")
                .trigger(ADDED, UPDATED, DELETED)
                .field("email", column("email"))
                .field("plan", column("plan"))
                .build();
    }

    private void apply(Payload contact) {
        sent.put(contact.recordId(), contact);
        if (contact.changeKind() == DELETED) {
            contacts.remove(contact.recordId());
        } else {
            contacts.put(contact.recordId(), contact);
        }
    }

    private void syncAndShow(Retl retl, String title) {
        sent.clear();
        String sentence = retl.sync(MAPPING).orThrow().toString();
        out.println();
        out.println(title + ": " + sentence);
        out.println("  sent:");
        sent.values().forEach(change -> out.println("    " + change.changeKind() + "  " + sentLine(change)));
        out.println("  the CRM now has:");
        contacts.values().forEach(contact -> out.println("    " + line(contact)));
    }

    /** Of a deleted row only the number is left; its columns are null. */
    private static String sentLine(Payload change) {
        return change.changeKind() == DELETED ? change.recordId() : line(change);
    }

    private static String line(Payload contact) {
        return contact.recordId() + "  " + contact.field("email") + "  " + contact.field("plan");
    }
}
