package io.retl.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/**
 * How a {@link ScriptedServer} answers one request. Immutable and thread-safe: what changes an answer returns another.
 */
public final class ScriptedServerAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Script script;

    private ScriptedServerAnswer(int status, Map<String, String> headers, byte[] body, Script script) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.script = script;
    }

    /**
     * A whole answer without a body. The connection stays open unless a header {@code connection} says {@code close}.
     */
    public static ScriptedServerAnswer status(int status) {
        return new ScriptedServerAnswer(status, Map.of(), new byte[0], ScriptedServerAnswer::whole);
    }

    /** No byte: the connection is closed as if the answer were over. */
    public static ScriptedServerAnswer hangUp() {
        return raw(out -> {});
    }

    /** No byte: the connection is reset. */
    public static ScriptedServerAnswer reset() {
        return status(0).as((connection, answer) -> {
            connection.reset();
            return false;
        });
    }

    /** Nothing until the client goes or the server is closed. */
    public static ScriptedServerAnswer silence() {
        return status(0).as((connection, answer) -> {
            connection.awaitEnd();
            return false;
        });
    }

    /** Whatever is written, status line and headers included; then the connection is closed. */
    public static ScriptedServerAnswer raw(Writer writer) {
        Objects.requireNonNull(writer, "writer");
        return status(0).as((connection, answer) -> {
            writer.write(connection.out());
            return false;
        });
    }

    /** Sets a header; {@code content-length} is set by itself. */
    public ScriptedServerAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return new ScriptedServerAnswer(status, more, body, script);
    }

    /** Sets the body to a text in UTF-8. */
    public ScriptedServerAnswer body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the body. */
    public ScriptedServerAnswer body(byte[] bytes) {
        return new ScriptedServerAnswer(status, headers, bytes.clone(), script);
    }

    /** Compresses the body set so far and says so in a header. */
    public ScriptedServerAnswer gzipped() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return body(compressed.toByteArray()).header("content-encoding", "gzip");
    }

    /** Sends only the first bytes of the body, of which the headers promise more, and closes the connection. */
    public ScriptedServerAnswer cutAfter(int bytes) {
        return as((connection, answer) -> {
            connection.out().write(answer.head());
            connection.out().write(answer.body, 0, bytes);
            return false;
        });
    }

    /** Sends the body byte by byte, with a pause before each; the end of the server ends the pause. */
    public ScriptedServerAnswer dripping(Duration pause) {
        return as((connection, answer) -> {
            connection.out().write(answer.head());
            for (byte next : answer.body) {
                connection.out().flush();
                connection.pause(pause);
                connection.out().write(next);
            }
            return true;
        });
    }

    /** Sends the answer. Returns whether the connection goes on. */
    boolean send(ScriptedServerConnection connection) throws IOException, InterruptedException {
        boolean goesOn = script.send(connection, this);
        connection.out().flush();
        return goesOn && !"close".equals(headers.get("connection"));
    }

    private static boolean whole(ScriptedServerConnection connection, ScriptedServerAnswer answer) throws IOException {
        connection.out().write(answer.head());
        connection.out().write(answer.body);
        return true;
    }

    private ScriptedServerAnswer as(Script other) {
        return new ScriptedServerAnswer(status, headers, body, other);
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Puts an answer on a connection and says whether it goes on. */
    private interface Script {
        boolean send(ScriptedServerConnection connection, ScriptedServerAnswer answer)
                throws IOException, InterruptedException;
    }

    /** Writes an answer by hand. Implemented by tests. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes it.
         *
         * @throws IOException if the client is gone; the connection is closed
         */
        void write(OutputStream out) throws IOException;
    }
}
