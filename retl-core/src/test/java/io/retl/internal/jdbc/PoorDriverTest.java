package io.retl.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.internal.jdbc.Database.Isolation;
import io.retl.warehouse.spi.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A driver that knows no user and takes no value as an object, without a word: Google's for BigQuery is one. */
class PoorDriverTest {
    private static final Set<String> FORGOTTEN = Set.of("setObject", "getUserName");

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final Database database;

    PoorDriverTest() {
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database = new Database("shop", poor(DataSource.class, h2), product -> new TinyDialect());
    }

    private static <T> T poor(Class<T> type, Object rich) {
        return type.cast(Proxy.newProxyInstance(
                PoorDriverTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (FORGOTTEN.contains(method.getName())) {
                        return null;
                    }
                    Object result;
                    try {
                        result = method.invoke(rich, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (result instanceof Connection connection) {
                        return poor(Connection.class, connection);
                    }
                    if (result instanceof PreparedStatement statement) {
                        return method.getName().equals("prepareStatement")
                                ? poor(PreparedStatement.class, statement)
                                : statement;
                    }
                    return result instanceof DatabaseMetaData metaData
                            ? poor(DatabaseMetaData.class, metaData)
                            : result;
                }));
    }

    @Test
    void textsAndNumbersAreBoundAsSuch() {
        String read = database.call("binding", Isolation.READ_COMMITTED, session -> {
            session.update(Sql.of("CREATE TABLE t (name VARCHAR(9), big BIGINT, small INT)"));
            session.update(Sql.of("INSERT INTO t VALUES (?, ?, ?)", "Ada", Long.MAX_VALUE, 7));
            return session.query(Sql.of("SELECT name || big || small FROM t"), rows -> {
                rows.next();
                return rows.getString(1);
            });
        });

        assertThat(read).isEqualTo("Ada92233720368547758077");
    }

    @Test
    void userThatTheDriverDoesNotNameIsEmpty() {
        assertThat(database.describe().user()).isEmpty();
    }
}
