package io.retl.it.snowflake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBConnection;

/**
 * A server that Snowflake's own driver takes for Snowflake: it logs sessions in, runs their statements on a DuckDB in memory,
 * and logs them out. Thread-safe.
 *
 * <p>It shows that retl and the driver understand each other, and that statements mean what they should. It does not show that
 * Snowflake takes the statements: DuckDB takes others, too. {@link StandInText#WORDS} are replaced before they get there.
 */
final class SnowflakeStandIn implements AutoCloseable {
    static {
        // Read when the first server starts: without it each answer waits 40 ms for the driver's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String TOKEN_START = "Snowflake Token=\"";

    private final DuckDBConnection database;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, StandInSession> sessions = new ConcurrentHashMap<>();

    private SnowflakeStandIn(DuckDBConnection database, HttpServer server) {
        this.database = database;
        this.server = server;
    }

    /** Starts one on a free port of this machine, with an empty database. */
    static SnowflakeStandIn start() {
        try {
            DuckDBConnection database = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = database.createStatement()) {
                for (String definition : StandInFunctions.DEFINITIONS) {
                    statement.execute(definition);
                }
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SnowflakeStandIn standIn = new SnowflakeStandIn(database, server);
            server.setExecutor(standIn.executor);
            server.createContext("/", standIn::answer);
            server.start();
            return standIn;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("The stand-in for Snowflake did not start.", failure);
        }
    }

    /** Where the driver finds it. The driver must not ask the addresses of three clouds whether it runs in one of them. */
    String jdbcUrl() {
        return ("jdbc:snowflake://http://127.0.0.1:%d/?account=stand-in&ssl=off&disablePlatformDetection=true"
                        + "&db=%s&schema=PUBLIC")
                .formatted(server.getAddress().getPort(), StandInSession.DATABASE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = answer(exchange, exchange.getRequestURI().toString());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(HttpExchange exchange, String path) throws IOException {
        try (InputStream body = body(exchange)) {
            if (path.startsWith("/session/v1/login-request")) {
                return login();
            }
            StandInSession session = sessions.get(token(exchange));
            if (path.startsWith("/queries/v1/query-request") && session != null) {
                return StandInAnswer.result(
                        session.run(StandInRequest.read(body)), session.parameters(), session.place());
            }
            if (path.startsWith("/session?delete=true") && session != null) {
                sessions.remove(token(exchange));
                session.close();
            }
            return StandInAnswer.success(json -> {});
        } catch (SQLException failure) {
            return StandInAnswer.failure(failure);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private byte[] login() throws IOException, SQLException {
        String token = UUID.randomUUID().toString();
        StandInSession session = new StandInSession(database.duplicate());
        sessions.put(token, session);
        return StandInAnswer.login(token, session.parameters(), session.place());
    }

    private static String token(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null || !header.startsWith(TOKEN_START)
                ? ""
                : header.substring(TOKEN_START.length(), header.length() - 1);
    }

    /** Stops the server and forgets the database. */
    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        try {
            for (StandInSession session : sessions.values()) {
                session.close();
            }
            database.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("The stand-in for Snowflake did not stop.", failure);
        }
    }
}
