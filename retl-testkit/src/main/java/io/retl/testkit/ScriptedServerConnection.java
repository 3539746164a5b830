package io.retl.testkit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One client of a {@link ScriptedServer}. Used by the thread of the connection; {@link #close} by any. */
final class ScriptedServerConnection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final CountDownLatch closed = new CountDownLatch(1);

    ScriptedServerConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /** The next request, or null if the client has gone. Bodies need a content-length; chunks are not understood. */
    @Nullable
    ScriptedServerRequest read() throws IOException {
        String start = line();
        if (start.isEmpty()) {
            return null;
        }
        String[] words = start.split(" ", 3);
        if (words.length != 3) {
            throw new IOException("No request line: " + start);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("No header: " + line);
            }
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        if (headers.containsKey("transfer-encoding")) {
            throw new IOException("A body without content-length.");
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("The body was cut.");
        }
        return new ScriptedServerRequest(words[0], words[1], headers, body);
    }

    OutputStream out() {
        return out;
    }

    /** Waits until the client hangs up or the server is closed. */
    void awaitEnd() throws IOException {
        while (in.read() >= 0) {
            // Whatever else it sends is of no interest.
        }
    }

    void pause(Duration time) throws InterruptedException, IOException {
        if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("The server is closed.");
        }
    }

    /** Forgets what the client was not told yet and says that something broke. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException failure) {
            throw new IllegalStateException("The connection could not be closed.", failure);
        }
    }

    /** A line without its end; empty at the end of the stream. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
