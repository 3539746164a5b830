package io.retl.it;

import io.retl.testkit.DriverDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A PostgreSQL that the Redshift driver takes for a Redshift. It shows that the driver, the results it decodes and the meaning of
 * the SQL are right, as far as both products agree; it is no Redshift. {@link RedshiftSyntaxTest} guards against what PostgreSQL
 * takes and Redshift does not.
 *
 * <p>What differs from the text that retl sends:
 *
 * <ul>
 *   <li>{@code DISTKEY (…) SORTKEY (…)} at the places where {@link #reworded} looks for it is left out;
 *   <li>the setting {@code describe_field_name_in_uppercase} gets a prefix, under which PostgreSQL keeps any value;
 *   <li>{@code JSON_SERIALIZE}, which is a word of PostgreSQL's own grammar, gets another name;
 *   <li>{@code SET readonly}, by which the driver makes a session read-only, is what PostgreSQL has for it;
 *   <li>{@link RedshiftShims} are functions and types that PostgreSQL does not have.
 * </ul>
 *
 * <p>What does not behave as on Redshift: quoted names keep their case and end at 63 bytes, blanks at the end of a text count in a
 * comparison, a backslash in a literal is a backslash, a text may be longer than 65,535 bytes.
 */
final class RedshiftStandIn implements AutoCloseable {
    private static final String NAME = "\"(?:[^\"]|\"\")+\"";

    private static final Pattern ATTRIBUTES_OF_A_QUERY =
            Pattern.compile("\\A(CREATE TABLE " + NAME + "\\." + NAME + ") DISTKEY \\(record_id\\) SORTKEY \\(seq\\)"
                    + "(?= AS\n)|\\A(CREATE TABLE " + NAME + "\\." + NAME + ") DISTKEY \\(record_id\\)(?= AS\n)");

    private static final Pattern ATTRIBUTES_OF_A_TABLE = Pattern.compile(
            "(?<=\\A(?s:CREATE TABLE .{0,5000})\\))\nDISTKEY \\(record_id\\) SORTKEY \\(record_id\\)\\z");

    private static final String UPPER_CASE = "describe_field_name_in_uppercase";

    private final SharedPostgres postgres;
    private final ServerSocket listener;
    private final int serverPort;

    private RedshiftStandIn(SharedPostgres postgres, ServerSocket listener) {
        this.postgres = postgres;
        this.listener = listener;
        this.serverPort = postgres.port();
    }

    /** Makes a fresh database and listens for the driver. */
    static RedshiftStandIn open() {
        SharedPostgres postgres = SharedPostgres.open();
        postgres.run(RedshiftShims.DEFINITIONS.toArray(String[]::new));
        postgres.run("ALTER DATABASE " + postgres.database() + " SET stand_in." + UPPER_CASE + " = off");
        try {
            RedshiftStandIn standIn =
                    new RedshiftStandIn(postgres, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(standIn::listen, "redshift-stand-in");
            thread.setDaemon(true);
            thread.start();
            return standIn;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                new RedshiftWire(listener.accept(), serverPort, RedshiftStandIn::reworded).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** What PostgreSQL gets to see of a statement. */
    static String reworded(String sql) {
        String plain = ATTRIBUTES_OF_A_QUERY.matcher(sql).replaceFirst("$1$2");
        plain = ATTRIBUTES_OF_A_TABLE.matcher(plain).replaceFirst("");
        return plain.replace(UPPER_CASE, "stand_in." + UPPER_CASE)
                .replace("JSON_SERIALIZE(", "JSON_SERIALIZED(")
                .replace("SET readonly=", "SET default_transaction_read_only=");
    }

    /** Connections of the real Redshift driver, as the owner of the database. */
    DataSource dataSource() {
        return dataSource(SharedPostgres.ADMIN, "");
    }

    DataSource dataSource(String user, String password) {
        return new DriverDataSource(
                "jdbc:redshift://localhost:%d/%s?ssl=false".formatted(listener.getLocalPort(), postgres.database()),
                user,
                password);
    }

    SharedPostgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            postgres.close();
        }
    }
}
