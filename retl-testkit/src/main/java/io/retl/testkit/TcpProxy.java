package io.retl.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A bad network between a client and a server of this machine: it resets, swallows, cuts and slows what passes. On a
 * free port. Thread-safe.
 *
 * <p>Without a word from the test it passes everything on. What it is told holds for the connections of now and of later,
 * until {@link #pass()}.
 */
public final class TcpProxy implements AutoCloseable {
    private static final long JOIN_MILLISECONDS = 10_000;
    private static final int CHUNK = 8_192;
    private static final int SWALLOWED = -1;

    private final ServerSocket socket;
    private final InetAddress host;
    private final int targetPort;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean swallows;
    private boolean refuses;
    private long answerBytes = Long.MAX_VALUE;
    private Duration pause = Duration.ZERO;
    private int connections;

    private TcpProxy(ServerSocket socket, InetAddress host, int targetPort) {
        this.socket = socket;
        this.host = host;
        this.targetPort = targetPort;
    }

    /**
     * A proxy that listens; close it after the test.
     *
     * @param port where the server listens on this machine
     */
    public static TcpProxy to(int port) {
        try {
            InetAddress host = InetAddress.getLoopbackAddress();
            TcpProxy proxy = new TcpProxy(new ServerSocket(0, 50, host), host, port);
            proxy.start("accept", proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The port it listens on. */
    public int port() {
        return socket.getLocalPort();
    }

    /** How many connections clients made so far. */
    public synchronized int connections() {
        return connections;
    }

    /** Passes everything on from now; a connection that was cut or reset stays so. */
    public synchronized void pass() {
        swallows = false;
        refuses = false;
        answerBytes = Long.MAX_VALUE;
        pause = Duration.ZERO;
    }

    /** Resets the connections of now, once; new ones are served. */
    public synchronized void reset() {
        sockets.forEach(TcpProxy::reset);
        sockets.clear();
    }

    /** Resets the connections of now, and each new one. */
    public synchronized void refuse() {
        refuses = true;
        reset();
    }

    /** Swallows every byte of both directions; connections stay open, and are of no use after it. */
    public synchronized void blackHole() {
        swallows = true;
    }

    /** Passes so many more bytes to clients, of all connections together, then resets the connection that has more. */
    public synchronized void cutAfter(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes is " + bytes + "; it is at least 0.");
        }
        answerBytes = bytes;
    }

    /** Waits before every chunk of at most 8,192 bytes, in both directions. */
    public synchronized void slow(Duration beforeEachChunk) {
        pause = Objects.requireNonNull(beforeEachChunk, "beforeEachChunk");
    }

    /** Resets all connections and waits for the end of the proxy's threads. */
    @Override
    public void close() {
        List<Thread> running;
        closed.countDown();
        synchronized (this) {
            refuses = true;
            reset();
            running = List.copyOf(threads);
        }
        try {
            socket.close();
            for (Thread thread : running) {
                thread.join(JOIN_MILLISECONDS);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                serve(socket.accept());
            }
        } catch (IOException end) {
            // Closing the socket is how this ends.
            return;
        }
    }

    private synchronized void serve(Socket client) {
        connections++;
        if (refuses) {
            reset(client);
            return;
        }
        try {
            Socket server = new Socket(host, targetPort);
            sockets.add(client);
            sockets.add(server);
            start("request-" + connections, () -> pump(client, server, Direction.REQUEST));
            start("answer-" + connections, () -> pump(server, client, Direction.ANSWER));
        } catch (IOException down) {
            reset(client);
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                int passed = admit(read, direction);
                if (passed == SWALLOWED) {
                    continue;
                }
                to.getOutputStream().write(chunk, 0, passed);
                if (passed < read) {
                    reset(from);
                    reset(to);
                }
            }
        } catch (IOException gone) {
            // An end that breaks is what this is for.
            return;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many of these bytes may pass, or that they vanish; after the wait for them. */
    private int admit(int bytes, Direction direction) throws InterruptedException, IOException {
        Duration wait;
        synchronized (this) {
            wait = pause;
        }
        if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("The proxy is closed.");
        }
        synchronized (this) {
            if (swallows) {
                return SWALLOWED;
            }
            if (direction == Direction.REQUEST) {
                return bytes;
            }
            int passed = (int) Math.min(bytes, answerBytes);
            answerBytes -= answerBytes == Long.MAX_VALUE ? 0 : passed;
            return passed;
        }
    }

    private synchronized void start(String name, Runnable work) {
        Thread thread = new Thread(work, "tcp-proxy-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It broke before; that is as good.
            return;
        }
    }

    /** Which way bytes go. */
    private enum Direction {
        REQUEST,
        ANSWER
    }
}
