package io.retl.it.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A SQL warehouse of Databricks as its driver sees one: the sessions and statements of the SQL Statement Execution API,
 * answered by Spark in this virtual machine. Thread-safe.
 */
final class SparkServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalSpark spark;
    private final Map<String, SparkStatements> sessions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    SparkServer(LocalSpark spark) {
        this.spark = spark;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("The server finds no port.", failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What the driver asks for besides, as its probes for a discovery document, is not there. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            if (path.contains("/sessions")) {
                send(exchange, session(path, method));
            } else if (path.matches(".*/statements/?") && method.equals("POST")) {
                JsonNode request = JSON.readTree(exchange.getRequestBody());
                SparkStatements session = sessions.get(request.path("session_id").asText());
                if (session == null) {
                    exchange.sendResponseHeaders(400, -1);
                } else {
                    send(exchange, session.execute(request));
                }
            } else if (path.contains("/statements")) {
                send(exchange, Map.of());
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private Object session(String path, String method) {
        if (method.equals("POST")) {
            String id = UUID.randomUUID().toString();
            sessions.put(id, new SparkStatements(spark.newSession()));
            return Map.of("session_id", id);
        }
        sessions.remove(path.substring(path.lastIndexOf('/') + 1));
        return Map.of();
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        byte[] body = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
