package io.retl.it;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One connection between the Redshift driver and PostgreSQL, whose protocol both speak. What the driver sends is passed on but for
 * two things: the parameters of the first packet that only Redshift knows, and the text of statements. What comes back is passed on
 * byte by byte.
 */
final class RedshiftWire implements AutoCloseable {
    private static final Set<String> ONLY_REDSHIFT =
            Set.of("driver_version", "os_version", "client_protocol_version", "driver_discovery_version");

    private static final int CANCEL_REQUEST = 80_877_102;
    private static final int SSL_REQUEST = 80_877_103;
    private static final int QUERY = 'Q';
    private static final int PARSE = 'P';

    private final Socket driver;
    private final Socket server;
    private final UnaryOperator<String> statements;

    RedshiftWire(Socket driver, int serverPort, UnaryOperator<String> statements) throws IOException {
        this.driver = driver;
        this.server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        this.statements = statements;
        driver.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    /** Passes on until either side hangs up. */
    void start() {
        thread("redshift-wire-out", this::passOut);
        thread("redshift-wire-back", this::passBack);
    }

    private void thread(String name, Pass pass) {
        Thread thread = new Thread(
                () -> {
                    try {
                        pass.run();
                    } catch (IOException hungUp) {
                        // Either side ended the connection: so does the other.
                    } finally {
                        close();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Pass {
        void run() throws IOException;
    }

    private void passBack() throws IOException {
        try (InputStream in = server.getInputStream();
                OutputStream out = driver.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private void passOut() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(driver.getInputStream()));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            startUp(in, out);
            out.flush();
            while (true) {
                message(in, out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private void startUp(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        int code = in.readInt();
        if (code == SSL_REQUEST) {
            driver.getOutputStream().write('N');
            startUp(in, out);
            return;
        }
        byte[] body = in.readNBytes(length - 2 * Integer.BYTES);
        byte[] kept = code == CANCEL_REQUEST ? body : known(body);
        out.writeInt(kept.length + 2 * Integer.BYTES);
        out.writeInt(code);
        out.write(kept);
    }

    /** The parameters are names and values by turns, each ended by a zero, and a last zero. */
    private static byte[] known(byte[] parameters) {
        String[] texts = new String(parameters, StandardCharsets.UTF_8).split("\0");
        List<String> kept = new ArrayList<>();
        for (int index = 0; index + 1 < texts.length; index += 2) {
            if (!ONLY_REDSHIFT.contains(texts[index])) {
                kept.add(texts[index] + "\0" + texts[index + 1] + "\0");
            }
        }
        return (String.join("", kept) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private void message(DataInputStream in, DataOutputStream out) throws IOException {
        int type = in.read();
        if (type < 0) {
            throw new EOFException();
        }
        byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
        if (type == QUERY || type == PARSE) {
            body = reworded(body, type == PARSE);
        }
        out.write(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    /** A query is its text; what is parsed has a name before the text and the types of its parameters behind it. */
    private byte[] reworded(byte[] body, boolean named) {
        int start = named ? end(body, 0) + 1 : 0;
        int end = end(body, start);
        String text = new String(body, start, end - start, StandardCharsets.UTF_8);
        byte[] reworded = statements.apply(text).getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[body.length - (end - start) + reworded.length];
        System.arraycopy(body, 0, whole, 0, start);
        System.arraycopy(reworded, 0, whole, start, reworded.length);
        System.arraycopy(body, end, whole, start + reworded.length, body.length - end);
        return whole;
    }

    private static int end(byte[] body, int from) {
        int index = from;
        while (body[index] != 0) {
            index++;
        }
        return index;
    }

    @Override
    public void close() {
        for (Socket socket : List.of(driver, server)) {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // There is nothing left to close.
            }
        }
    }
}
