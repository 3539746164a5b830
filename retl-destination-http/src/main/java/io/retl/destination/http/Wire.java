package io.retl.destination.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client with threads of its own, made for the first request: whoever only builds a destination starts
 * nothing. Thread-safe.
 */
final class Wire {
    private static final Duration MAX_CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 10;

    private final Duration connectTimeout;
    private @Nullable ExecutorService threads;
    private @Nullable HttpClient client;
    private boolean closed;

    /**
     * A client that has not begun.
     *
     * @param timeout the longest time of a request; connecting may take half of it, so that one that did not connect is
     *     never taken for one that got no answer
     */
    Wire(Duration timeout) {
        Duration half = timeout.dividedBy(2);
        this.connectTimeout = half.compareTo(MAX_CONNECT_TIMEOUT) < 0 ? half : MAX_CONNECT_TIMEOUT;
    }

    CompletableFuture<HttpResponse<Received>> send(HttpRequest request, Attempt attempt) {
        return client().sendAsync(request, attempt);
    }

    /** The addresses of a host; fails with an {@link UnknownHostException}. */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return List.of(InetAddress.getAllByName(host));
                    } catch (UnknownHostException failure) {
                        throw new CompletionException(failure);
                    }
                },
                threads());
    }

    synchronized void close() {
        closed = true;
        if (threads != null) {
            threads.shutdown();
        }
        // Before Java 21 a client ends when nobody knows it any more.
        client = null;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(connectTimeout)
                    .executor(threads())
                    .build();
        }
        return client;
    }

    private synchronized ExecutorService threads() {
        if (closed) {
            throw new IllegalStateException("The sender is closed.");
        }
        if (threads == null) {
            AtomicInteger number = new AtomicInteger();
            threads = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                        Thread thread = new Thread(task, "retl-http-" + number.incrementAndGet());
                        thread.setDaemon(true);
                        return thread;
                    });
        }
        return threads;
    }
}
