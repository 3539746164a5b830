package io.retl.it;

import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.Payload;
import io.retl.sync.SyncResult;
import io.retl.testkit.RecordingAction;
import io.retl.testkit.RecordingDestination;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A shop's customers, synced to a CRM: all of them, nothing, then five edits, two deletes and a newcomer. The view of the
 * CRM is compared with the customers themselves after each step.
 */
final class CustomerScenario {
    private static final String COLUMNS =
            "customer_id, first_name, last_name, company, address, city, state, country, postal_code, phone, fax, email,"
                    + " support_rep_id";
    private static final int WIDTH = COLUMNS.split(", ?", -1).length;

    private final DataSource dataSource;
    private final RecordingDestination crm = new RecordingDestination();
    private final Map<String, List<@Nullable String>> customers = new TreeMap<>();

    /**
     * Prepares the table.
     *
     * @param rows the customers, without a header, each with the columns that a customer has here
     */
    CustomerScenario(DataSource dataSource, List<List<@Nullable String>> rows) throws SQLException {
        this.dataSource = dataSource;
        run(
                "CREATE TABLE customer (customer_id INT PRIMARY KEY, first_name VARCHAR(40), last_name VARCHAR(20),"
                        + " company VARCHAR(80), address VARCHAR(70), city VARCHAR(40), state VARCHAR(40), country VARCHAR(40),"
                        + " postal_code VARCHAR(10), phone VARCHAR(24), fax VARCHAR(24), email VARCHAR(60), support_rep_id INT)");
        for (List<@Nullable String> row : rows) {
            insert(row);
        }
    }

    void play() throws SQLException {
        try (Retl retl = Retl.builder().mapping(mapping()).build()) {
            int count = customers.size();
            assertThat(sync(retl).loaded()).isEqualTo(new SyncResult.Loaded(count, 0, 0, 0, 0, 0, 0));
            assertThat(kinds()).containsOnly(Map.entry(ChangeKind.ADDED, (long) count));

            assertThat(sync(retl).extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
            assertThat(kinds()).isEmpty();

            edit();
            assertThat(sync(retl).loaded()).isEqualTo(new SyncResult.Loaded(1, 5, 2, 0, 0, 0, 0));
            assertEditsArrived(crm.drain());
            assertThat(sync(retl).extracted()).isEqualTo(SyncResult.Extracted.NOTHING);
        }
    }

    private Mapping mapping() {
        return Mapping.builder("customers-to-crm")
                .model(Model.builder("customers")
                        .source(Source.builder("shop").dataSource(dataSource).build())
                        .query("SELECT * FROM customer -- everybody")
                        .uniqueIdentifier("customer_id")
                        .build())
                .destination(Destination.builder("crm")
                        .action(new RecordingAction("upsertContact", crm, 20))
                        .build())
                .action("upsertContact")
                .trigger(ChangeKind.ADDED, ChangeKind.UPDATED, ChangeKind.DELETED)
                .field("key", recordId())
                .field("origin", literal("shop"))
                .field("name", template("{{first_name}} {{last_name}}"))
                .field("email", column("email"))
                .field(
                        "address",
                        object().set("company", column("company"))
                                .set("street", column("address"))
                                .set("place", template("{{postal_code}}/{{city}}/{{state}}/{{country}}")))
                .field("phones", array().add(column("phone")).add(column("fax")))
                .field("rep", column("support_rep_id"))
                .build();
    }

    private void edit() throws SQLException {
        update("1", 4, "L\u00edneas \"Ala\" & S\u00f8n, 2\u00ba piso");
        update("2", 1, "O'Brien-M\u00fcller");
        update("3", 9, null);
        update("4", 11, "new.address@example.org");
        update("59", 12, "1");
        run("DELETE FROM customer WHERE customer_id IN (5, 6)");
        customers.remove("5");
        customers.remove("6");
        insert(Arrays.asList(
                "60",
                "Zo\u00eb",
                "d'\u00c5ngstr\u00f6m",
                "\"Quoted\" \\ Co; --",
                null,
                "\u0141\u00f3d\u017a",
                null,
                "Polska",
                "90-001",
                null,
                null,
                "zoe@example.org",
                "3"));
    }

    private void assertEditsArrived(List<Payload> payloads) {
        Map<String, ChangeKind> changes = new LinkedHashMap<>();
        payloads.forEach(payload -> changes.put(payload.recordId(), payload.changeKind()));
        assertThat(changes)
                .containsOnly(
                        Map.entry("1", ChangeKind.UPDATED),
                        Map.entry("2", ChangeKind.UPDATED),
                        Map.entry("3", ChangeKind.UPDATED),
                        Map.entry("4", ChangeKind.UPDATED),
                        Map.entry("59", ChangeKind.UPDATED),
                        Map.entry("5", ChangeKind.DELETED),
                        Map.entry("6", ChangeKind.DELETED),
                        Map.entry("60", ChangeKind.ADDED));
        assertThat(payloads.subList(0, 2)).extracting(Payload::changeKind).containsOnly(ChangeKind.DELETED);
        assertThat(payloads.subList(0, 2)).allSatisfy(deleted -> {
            assertThat(deleted.field("key")).isEqualTo(deleted.recordId());
            assertThat(deleted.has("email")).isTrue();
            assertThat(deleted.field("email")).isNull();
            assertThat(deleted.field("rep")).isNull();
            assertThat(deleted.field("phones")).isEqualTo(Arrays.asList(null, null));
        });
    }

    /** Syncs, and compares what the CRM has with the customers. */
    private SyncResult sync(Retl retl) {
        SyncResult result = retl.sync("customers-to-crm").orThrow();
        Map<String, Map<String, @Nullable Object>> expected = new TreeMap<>();
        customers.forEach((id, customer) -> expected.put(id, contact(customer)));
        Map<String, Map<String, @Nullable Object>> actual = new TreeMap<>();
        crm.view().forEach((id, payload) -> actual.put(id, comparable(payload.fields())));
        assertThat(actual).isEqualTo(expected);
        return result;
    }

    private static Map<String, @Nullable Object> comparable(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(fields);
        copy.computeIfPresent("rep", (name, value) -> String.valueOf(value));
        return copy;
    }

    private static Map<String, @Nullable Object> contact(List<@Nullable String> customer) {
        Map<String, @Nullable Object> address = new LinkedHashMap<>();
        address.put("company", customer.get(3));
        address.put("street", customer.get(4));
        address.put(
                "place",
                text(customer.get(8)) + "/" + text(customer.get(5)) + "/" + text(customer.get(6)) + "/"
                        + text(customer.get(7)));
        Map<String, @Nullable Object> contact = new LinkedHashMap<>();
        contact.put("key", customer.get(0));
        contact.put("origin", "shop");
        contact.put("name", text(customer.get(1)) + " " + text(customer.get(2)));
        contact.put("email", customer.get(11));
        contact.put("address", address);
        contact.put("phones", Arrays.asList(customer.get(9), customer.get(10)));
        contact.put("rep", customer.get(12));
        return contact;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Map<ChangeKind, Long> kinds() {
        Map<ChangeKind, Long> kinds = new TreeMap<>();
        crm.drain().forEach(payload -> kinds.merge(payload.changeKind(), 1L, Long::sum));
        return kinds;
    }

    private void insert(List<@Nullable String> customer) throws SQLException {
        String marks = "?" + ", ?".repeat(WIDTH - 1);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO customer (" + COLUMNS + ") VALUES (" + marks + ")")) {
            for (int index = 0; index < WIDTH; index++) {
                bind(statement, index, customer.get(index));
            }
            statement.executeUpdate();
        }
        customers.put(text(customer.get(0)), customer);
    }

    private void update(String id, int column, @Nullable String value) throws SQLException {
        String name = COLUMNS.split(", ?", -1)[column];
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE customer SET " + name + " = ? WHERE customer_id = " + id)) {
            if (isInteger(column)) {
                statement.setInt(1, Integer.parseInt(text(value)));
            } else {
                statement.setString(1, value);
            }
            statement.executeUpdate();
        }
        List<@Nullable String> customer = Arrays.asList(customers.get(id).toArray(String[]::new));
        customer.set(column, value);
        customers.put(id, customer);
    }

    private static void bind(PreparedStatement statement, int index, @Nullable String value) throws SQLException {
        if (isInteger(index) && value != null) {
            statement.setInt(index + 1, Integer.parseInt(value));
        } else {
            statement.setString(index + 1, value);
        }
    }

    private static boolean isInteger(int column) {
        return column == 0 || column == WIDTH - 1;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
