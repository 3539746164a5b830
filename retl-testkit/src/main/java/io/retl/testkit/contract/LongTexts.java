package io.retl.testkit.contract;

import io.retl.testkit.SampleType;
import io.retl.warehouse.spi.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out what a product keeps long texts in. */
final class LongTexts {
    private LongTexts() {}

    /** The first of the fixture's types that keeps a text of 500,000 characters. */
    static String typeIn(Scene scene) {
        String text = "x".repeat(500_000);
        for (SampleType type : scene.fixture().types()) {
            String table = scene.dialect().naming().quote(new TableName(scene.schema(), "probe"));
            try (Connection connection = scene.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + table + " (v " + type.sqlType() + ")");
                boolean kept = keeps(connection, table, text);
                statement.execute("DROP TABLE " + table);
                if (kept) {
                    return type.sqlType();
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("The test's own table failed: " + type.sqlType(), failure);
            }
        }
        throw new IllegalStateException("The fixture has no type for a long text.");
    }

    private static boolean keeps(Connection connection, String table, String text) {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?)")) {
            insert.setObject(1, text);
            insert.execute();
        } catch (SQLException notOfThisType) {
            return false;
        }
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT v FROM " + table)) {
            row.next();
            return text.equals(row.getString(1));
        } catch (SQLException notAText) {
            return false;
        }
    }
}
