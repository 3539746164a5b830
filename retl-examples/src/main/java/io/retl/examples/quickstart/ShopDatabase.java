package io.retl.examples.quickstart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The warehouse of the examples: an H2 database in memory with a table of customers. */
final class ShopDatabase {
    private ShopDatabase() {}

    /** Opens a new shop with three customers; it lives as long as the virtual machine. */
    static DataSource open() {
        JdbcDataSource shop = new JdbcDataSource();
        shop.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        run(shop, "CREATE TABLE customers (id INTEGER PRIMARY KEY, email VARCHAR(100), plan VARCHAR(20))", """
                INSERT INTO customers VALUES
                  (1, 'ada@example.com', 'pro'), (2, 'bob@example.com', 'free'), (3, 'cem@example.com', 'free')""");
        return shop;
    }

    /** Runs statements on the shop. */
    static void run(DataSource shop, String... statements) {
        try (Connection connection = shop.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The shop's database refused a statement.", failure);
        }
    }
}
