package io.retl.examples.runner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that keeps what is sent to it. */
final class Inbox implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Runnable beforeAnswer = () -> {};

    /** Listens on a port of its own. */
    Inbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers with another status from now on. */
    void status(int status) {
        this.status = status;
    }

    /** Does something between the arrival of a request and its answer. */
    void beforeAnswer(Runnable action) {
        this.beforeAnswer = action;
    }

    /** The bodies so far. */
    List<String> bodies() {
        return bodies;
    }

    /** Definitions of a shop whose customers are sent here, some in a request. */
    String definitions(Shop shop, int batchSize) {
        return shop.file("""
                {"sources": [{"id": "shop", "jdbcUrl": "%s"}],
                 "models": [{"id": "customers", "source": "shop", "query": "SELECT id, email, plan FROM customers",
                             "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "crm", "type": "webhook", "settings": {"sharedSecret": "canary-setting"},
                                   "maxConcurrency": 1, "retryPolicy": {"attempts": 1, "time": "PT0S"}}],
                 "mappings": [{"id": "customers_to_crm", "model": "customers", "destination": "crm", "action": "send",
                               "trigger": ["added", "updated", "deleted"],
                               "fields": {"url": "http://localhost:%s/in", "method": "POST", "batch_size": %s,
                                          "data": {"id": {"@path": "$.__segment_id"}, "row": {"@path": "$.properties"}}}}]}
                """.formatted(shop.jdbcUrl(), server.getAddress().getPort(), batchSize));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            beforeAnswer.run();
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
