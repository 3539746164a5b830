package io.retl.examples.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A database with three customers, a file of definitions for it, and the file that its destination writes. */
final class Shop {
    private final Path directory;
    private final String jdbcUrl = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    /** Opens a new shop. */
    Shop(Path directory) {
        this.directory = directory;
        execute(
                "CREATE TABLE customers (id INTEGER PRIMARY KEY, email VARCHAR(100), plan VARCHAR(20))",
                "INSERT INTO customers VALUES (1, 'ada@example.com', 'pro'), (2, 'bob@example.com', 'free'),"
                        + " (3, 'cem@example.com', NULL)");
    }

    /** Changes the database. */
    void execute(String... statements) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The shop's database refused a statement.", failure);
        }
    }

    /** The address of the database. */
    String jdbcUrl() {
        return jdbcUrl;
    }

    /** The file that the destination writes. */
    Path outbox() {
        return directory.resolve("outbox.txt");
    }

    /** The lines that the destination has written so far. */
    List<String> sent() {
        try {
            return Files.exists(outbox()) ? Files.readAllLines(outbox()) : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Definitions with one mapping, {@code customers_to_crm}. */
    String definitions() {
        return definitions(mapping("customers_to_crm", ""));
    }

    /** Definitions with these mappings. */
    String definitions(String... mappings) {
        return file("""
                {"sources": [{"id": "shop", "jdbcUrl": "%s"}],
                 "models": [{"id": "customers", "source": "shop", "query": "SELECT id, email, plan FROM customers",
                             "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "crm", "type": "outbox", "settings": {"file": "%s"}}],
                 "mappings": [%s]}
                """.formatted(jdbcUrl, outbox(), String.join(",\n", mappings)));
    }

    /** A mapping that sends the e-mail address. */
    static String mapping(String id, String more) {
        return """
                {"id": "%s", "model": "customers", "destination": "crm", "action": "append",
                 "trigger": ["added", "updated", "deleted"], "fields": {"line": {"@path": "$.properties.email"}}%s}""".formatted(id, more);
    }

    /** Writes definitions and gives the path of their file. */
    String file(String definitions) {
        try {
            return Files.writeString(directory.resolve("retl.json"), definitions)
                    .toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Changes the text of the definitions. */
    String edit(String text, String replacement) {
        try {
            String definitions = Files.readString(directory.resolve("retl.json"));
            if (!definitions.contains(text)) {
                throw new IllegalArgumentException("The definitions have no '" + text + "'.");
            }
            return file(definitions.replace(text, replacement));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
