package io.retl.examples.runner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A destination to look at: a server on this machine, reachable from nowhere else, that prints what is sent to it and
 * answers 200. {@code java -cp retl-runner.jar io.retl.examples.runner.LocalInbox 9000}
 */
public final class LocalInbox implements AutoCloseable {
    private final HttpServer server;
    private final PrintStream out;

    private LocalInbox(HttpServer server, PrintStream out) {
        this.server = server;
        this.out = out;
    }

    /** Listens on the port that is given, until the process ends. */
    public static void main(String[] arguments) throws IOException {
        LocalInbox inbox = open(arguments.length == 0 ? 9_000 : Integer.parseInt(arguments[0]), System.out);
        System.out.println("Listening on http://localhost:" + inbox.port() + "/");
    }

    /** Listens on a port; 0 means any that is free. */
    static LocalInbox open(int port, PrintStream out) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        LocalInbox inbox = new LocalInbox(HttpServer.create(address, 0), out);
        inbox.server.createContext("/", inbox::print);
        inbox.server.start();
        return inbox;
    }

    /** The port. */
    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void print(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            out.println(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Json.pretty(body).orElse(body).lines().map(Printable::of).forEach(out::println);
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
