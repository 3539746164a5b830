package io.retl.destination.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.retl.destination.spi.NotSentException;
import io.retl.destination.spi.OutcomeUnknownException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What fails before anything can have been applied. */
@Timeout(60)
class NotSentTest {
    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(failure("http://127.0.0.1:" + port + "/in", Sending.AMPLE))
                .hasMessage("POST http://127.0.0.1:" + port
                        + "/in was not sent: the host '127.0.0.1' did not take the connection.");
    }

    @Test
    void hostIsNotKnown() {
        assertThat(failure("https://no-such-host.invalid/in", Sending.AMPLE))
                .hasMessage("POST https://no-such-host.invalid/in was not sent:"
                        + " the host 'no-such-host.invalid' is not known.");
    }

    @Test
    void hostDoesNotAnswerTheConnection() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);
            String url = "http://127.0.0.1:" + full.getLocalPort() + "/in";

            assertThat(failure(url, Sending.SHORT))
                    .hasMessage("POST " + url + " was not sent: no connection to '127.0.0.1' came about in time.");
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void tlsHandshakeIsRefused() throws IOException {
        // Without a certificate the server has no cipher to offer.
        try (ServerSocket server =
                SSLServerSocketFactory.getDefault().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> accepted = CompletableFuture.runAsync(() -> readOneByte(server));
            String url = "https://127.0.0.1:" + server.getLocalPort() + "/in";

            assertThat(failure(url, Sending.AMPLE))
                    .hasMessage("POST " + url + " was not sent: the TLS handshake with '127.0.0.1' failed.");
            assertThat(accepted).failsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void connectionClosesInTheTlsHandshake() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> readOneByte(server));
            String url = "https://127.0.0.1:" + server.getLocalPort() + "/in";

            assertThat(failure(url, Sending.AMPLE))
                    .hasMessage("POST " + url + " was not sent: the TLS handshake with '127.0.0.1' failed.");
            assertThat(served).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void handshakeMayFailWhenTheBodyHasLeftForTheSocket() {
        Failures failures = new Failures(Sending.post("https://host/in"), new Secrets(List.of()));
        Attempt withoutBody = new Attempt(BodyPublishers.noBody(), 1);

        assertThat(failures.broken(withoutBody, new IOException("no bytes", new SSLHandshakeException("closed"))))
                .isInstanceOf(NotSentException.class)
                .hasMessage("POST https://host/in was not sent: the TLS handshake with 'host' failed.");
        assertThat(failures.broken(withoutBody, new IOException("no bytes", new SSLException("bad record"))))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void whatBreaksBeforeTheBodyLeftWasNotSent() {
        Failures failures = new Failures(Sending.post("https://host/in"), new Secrets(List.of()));
        Attempt attempt = new Attempt(BodyPublishers.ofString("payload"), 1);

        assertThat(failures.broken(attempt, new SSLException("plain text?")))
                .isInstanceOf(NotSentException.class)
                .hasMessage("POST https://host/in was not sent: the connection to 'host' failed.");
        assertThat(failures.timedOut(attempt, Duration.ofSeconds(1)))
                .isInstanceOf(NotSentException.class)
                .hasMessage("POST https://host/in was not sent: no connection to 'host' came about within PT1S.");
    }

    @Test
    void serverIsSilentInTheTlsHandshake() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "https://127.0.0.1:" + server.getLocalPort() + "/in";

            assertThat(failure(url, Sending.SHORT))
                    .hasMessage("POST " + url + " was not sent: no connection to '127.0.0.1' came about in time.");
        }
    }

    private static NotSentException failure(String url, String timeout) {
        try (HttpSender sender = Sending.sender(timeout)) {
            NotSentException failure =
                    catchThrowableOfType(NotSentException.class, () -> sender.send(Sending.post(url)));

            assertThat(failure.httpStatus()).isEmpty();
            assertThat(failure.retryAfter()).isEmpty();
            return failure;
        }
    }

    /** Connects until the system takes no more, which is when its queue for this port is full. */
    private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 50; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 300);
            } catch (SocketTimeoutException nowFull) {
                return;
            }
        }
        throw new AssertionError("The queue does not fill up.");
    }

    private static void readOneByte(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
