package io.retl.it.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The table that the tests sync, and what a destination must look like after it. */
final class People {
    private static final String STATE_SCHEMA = "__segment_reverse_etl";
    private static final String LEASES = "\"" + STATE_SCHEMA + "\".\"control_leases\"";

    private final DataSource dataSource;

    private People(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the table, with the rows 1 to {@code rows}; row 7 has the name p7. */
    static People create(DataSource dataSource, int rows) {
        People people = new People(dataSource);
        people.run("CREATE TABLE people (id INT PRIMARY KEY, name VARCHAR(40))");
        people.add(1, rows);
        return people;
    }

    /** Nothing but retl's own tables, in a control store that is elsewhere. */
    static People controlStore(DataSource dataSource) {
        return new People(dataSource);
    }

    /** Adds the rows from one number to another, both included. */
    void add(int from, int to) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO people VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (int id = from; id <= to; id++) {
                insert.setInt(1, id);
                insert.setString(2, "p" + id);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's rows could not be inserted.", failure);
        }
    }

    /** Runs statements in one transaction. */
    void run(String... statements) {
        String current = "";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                current = sql;
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own statement failed: " + current, failure);
        }
    }

    /**
     * Edits rows at random in one transaction: most get another name, the others their first name back, are deleted or
     * are added again.
     */
    void edit(Random random, int rows, int edits) {
        TreeSet<Integer> ids = new TreeSet<>();
        while (ids.size() < edits) {
            ids.add(1 + random.nextInt(rows));
        }
        Map<String, String> before = rows();
        List<String> statements = new ArrayList<>();
        for (int id : ids) {
            int kind = random.nextInt(10);
            if (!before.containsKey(Integer.toString(id))) {
                statements.add("INSERT INTO people VALUES (" + id + ", 'p" + id + "')");
            } else if (kind == 0) {
                statements.add("DELETE FROM people WHERE id = " + id);
            } else {
                String name = kind < 4 ? "p" + id : "p" + id + "-" + random.nextInt(100);
                statements.add("UPDATE people SET name = '" + name + "' WHERE id = " + id);
            }
        }
        run(statements.toArray(String[]::new));
    }

    /** The names by identifier. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        query("SELECT id, name FROM people").forEach(row -> rows.put(row.get(0), row.get(1)));
        return rows;
    }

    /** retl's tables whose name begins so. */
    List<String> stateTables(String prefix) {
        return query("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + STATE_SCHEMA + "'")
                .stream()
                .map(row -> row.get(0))
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** What the records table claims: identifier, checksum and unconfirmed kind, in the order of identifiers. */
    List<List<String>> state() {
        return query("SELECT record_id, checksum, unconfirmed FROM \"" + STATE_SCHEMA + "\".\"records_"
                + PeopleSync.MAPPING + "\" ORDER BY record_id");
    }

    /** Lets the lease that a failed sync left run out at once, and the rest that follows it, instead of waiting. */
    void expireLease() {
        if (!stateTables("control_leases").isEmpty()) {
            run("UPDATE " + LEASES + " SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' HOUR, rest_until = NULL");
        }
    }

    /** Gives the lease to somebody who never renews it. */
    void giveLeaseAway() {
        run("UPDATE " + LEASES + " SET holder = 'another', epoch = epoch + 1,"
                + " expires_at = CURRENT_TIMESTAMP + INTERVAL '40' SECOND");
    }

    List<List<String>> query(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException("The test's own query failed: " + sql, failure);
        }
    }
}
