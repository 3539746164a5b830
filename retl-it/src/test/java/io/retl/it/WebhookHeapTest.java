package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A million rows reach an HTTP endpoint in exactly as many requests as there are full batches, from a heap of 64 MB. */
@Tag("postgres")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WebhookHeapTest {
    private static final long MINUTES = 5;
    private static final int ROWS = 1_000_000;

    @TempDir
    private Path directory;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong records = new AtomicLong();

    @Test
    void aMillionRowsNeedAThousandRequestsAndASmallHeap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/in", exchange -> {
            requests.incrementAndGet();
            records.addAndGet(records(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try (SharedPostgres postgres = SharedPostgres.open()) {
            postgres.run("CREATE TABLE people AS SELECT g AS id, 'p' || g || '@example.org' AS email,"
                    + " rpad(md5(g::text), 150, md5((g * 7)::text)) AS note FROM generate_series(1, " + ROWS + ") g");
            Path file = Files.writeString(
                    directory.resolve("retl.json"),
                    definitions(postgres.jdbcUrl(), server.getAddress().getPort()));

            assertThat(synced(file)).matches("people-to-hook #1 SUCCEEDED: 1,000,000 added, 1,000,000 delivered in .*");
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }

        assertThat(records).hasValue(ROWS);
        assertThat(requests).hasValue(1_000);
    }

    /** Each record of the body begins with its key. */
    private static long records(InputStream body) throws IOException {
        long found = 0;
        byte[] mark = "{\"key\":".getBytes(StandardCharsets.UTF_8);
        int matched = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int read = body.read(buffer); read > 0; read = body.read(buffer)) {
            for (int index = 0; index < read; index++) {
                matched = buffer[index] == mark[matched] ? matched + 1 : buffer[index] == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    found++;
                    matched = 0;
                }
            }
        }
        return found;
    }

    private static String definitions(String jdbcUrl, int port) {
        return """
                {"sources": [{"id": "shop", "jdbcUrl": "%s", "user": "%s"}],
                 "models": [{"id": "people", "source": "shop", "query": "SELECT id, email, note FROM people",
                   "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "hook", "type": "webhook"}],
                 "mappings": [{"id": "people-to-hook", "model": "people", "destination": "hook", "action": "send",
                   "fields": {"url": "http://127.0.0.1:%s/in", "method": "POST", "batch_size": 1000,
                     "data": {"key": {"@path": "$.__segment_id"}, "row": {"@path": "$.properties"}}}}]}
                """.formatted(jdbcUrl, SharedPostgres.ADMIN, port);
    }

    private String synced(Path file) throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        WebhookProbe.class.getName(),
                        file.toString(),
                        "people-to-hook"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the child ended in time")
                    .isTrue();
        } finally {
            child.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }
}
