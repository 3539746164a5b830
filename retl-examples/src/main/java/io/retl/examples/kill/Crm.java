package io.retl.examples.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A destination that writes down what arrives: how many contacts of each request it had seen before. Thread-safe. */
final class Crm implements AutoCloseable {
    private static final Pattern CONTACT = Pattern.compile("\"id\":\"(\\d+)\",\"messageId\":\"([0-9a-f]+)\"");

    private final HttpServer server;
    private final PrintStream log;
    private final Map<String, Set<String>> messageIdsByContact = new LinkedHashMap<>();
    private int requests;
    private int again;
    private Runnable onRequest = () -> {};

    Crm(PrintStream log) throws IOException {
        this.log = log;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What happens after a request was applied and before it is answered. */
    synchronized void onRequest(Runnable action) {
        onRequest = action;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized int contacts() {
        return messageIdsByContact.size();
    }

    /** How many contacts arrived that were there already. */
    synchronized int again() {
        return again;
    }

    /** How many contacts arrived under more than one message id. */
    synchronized long renamed() {
        return messageIdsByContact.values().stream()
                .filter(ids -> ids.size() > 1)
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            apply(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private synchronized void apply(String body) {
        List<String> contacts = new ArrayList<>();
        int seen = 0;
        Matcher matcher = CONTACT.matcher(body);
        while (matcher.find()) {
            contacts.add(matcher.group(1));
            Set<String> ids = messageIdsByContact.computeIfAbsent(matcher.group(1), id -> new LinkedHashSet<>());
            seen += ids.isEmpty() ? 0 : 1;
            ids.add(matcher.group(2));
        }
        requests++;
        again += seen;
        log.printf(
                "  request %2d: contacts %4s to %4s%s%n",
                requests,
                contacts.get(0),
                contacts.get(contacts.size() - 1),
                seen == 0 ? "" : ", " + seen + " of them again, with the same message id");
        onRequest.run();
    }
}
