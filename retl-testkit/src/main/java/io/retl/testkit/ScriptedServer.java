package io.retl.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on this machine that remembers its requests and answers by script, for tests of destinations. It
 * misbehaves as it is told: cuts answers, resets connections, falls silent. HTTP/1.1 without TLS, on a free port.
 * Thread-safe.
 *
 * <p>A request is remembered before it is answered, as a destination applies a change before its answer is lost.
 * Without a script every request gets the status 200.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final long JOIN_MILLISECONDS = 10_000;

    private final ServerSocket socket;
    private final Deque<ScriptedServerAnswer> answers = new ArrayDeque<>();
    private final List<ScriptedServerRequest> requests = new ArrayList<>();
    private final List<ScriptedServerConnection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private Function<ScriptedServerRequest, ScriptedServerAnswer> otherwise =
            request -> ScriptedServerAnswer.status(200);
    private boolean closed;

    private ScriptedServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** A server that listens; close it after the test. */
    public static ScriptedServer open() {
        try {
            ScriptedServer server = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.start("accept", server::accept);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The address of a resource on this server.
     *
     * @param target path and query, beginning with a slash
     */
    public String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** The answers to the next requests, one each, in the order in which they arrive. */
    public synchronized ScriptedServer answer(ScriptedServerAnswer... next) {
        Collections.addAll(answers, next);
        return this;
    }

    /** The answer to each request for which {@link #answer} left none; called on the threads of the connections. */
    public synchronized ScriptedServer otherwise(Function<ScriptedServerRequest, ScriptedServerAnswer> script) {
        this.otherwise = Objects.requireNonNull(script, "script");
        return this;
    }

    /** The requests that arrived whole, in order; a copy. */
    public synchronized List<ScriptedServerRequest> requests() {
        return List.copyOf(requests);
    }

    /** The only request so far. Fails if there were none or several. */
    public ScriptedServerRequest onlyRequest() {
        List<ScriptedServerRequest> all = requests();
        if (all.size() != 1) {
            throw new IllegalStateException("There were " + all.size() + " requests: " + all);
        }
        return all.get(0);
    }

    /** How many connections clients made so far. */
    public synchronized int connections() {
        return connections.size();
    }

    /** Closes all connections and waits for the end of the server's threads. */
    @Override
    public void close() {
        List<Thread> running;
        synchronized (this) {
            closed = true;
            connections.forEach(ScriptedServerConnection::close);
            running = List.copyOf(threads);
        }
        try {
            socket.close();
            for (Thread thread : running) {
                thread.join(JOIN_MILLISECONDS);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void start(String name, Runnable work) {
        Thread thread = new Thread(work, "scripted-server-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        for (Socket client = next(); client != null; client = next()) {
            serve(client);
        }
    }

    private @Nullable Socket next() {
        try {
            return socket.accept();
        } catch (IOException end) {
            // Closing the socket is how this ends.
            return null;
        }
    }

    private synchronized void serve(Socket client) {
        try {
            ScriptedServerConnection connection = new ScriptedServerConnection(client);
            connections.add(connection);
            if (closed) {
                connection.close();
            } else {
                start("connection-" + connections.size(), () -> serve(connection));
            }
        } catch (IOException gone) {
            // The client left before it was served.
            return;
        }
    }

    private void serve(ScriptedServerConnection connection) {
        try {
            boolean goesOn = true;
            while (goesOn) {
                ScriptedServerRequest request = connection.read();
                goesOn = request != null && answerTo(request).send(connection);
            }
        } catch (IOException gone) {
            // A client that leaves early is part of many tests.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }

    private ScriptedServerAnswer answerTo(ScriptedServerRequest request) {
        Function<ScriptedServerRequest, ScriptedServerAnswer> script;
        synchronized (this) {
            requests.add(request);
            ScriptedServerAnswer next = answers.poll();
            if (next != null) {
                return next;
            }
            script = otherwise;
        }
        return script.apply(request);
    }
}
