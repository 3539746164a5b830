package io.retl.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Heap does not grow with the rows of a model nor, much, with their size: a child JVM has 64 MB. */
@Tag("postgres")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HeapTest {
    private static final long MINUTES = 4;

    @TempDir
    private Path directory;

    @Test
    void aMillionRowsPassThroughASmallHeap() throws Exception {
        String output = syncedInASmallHeap(
                "small",
                "SELECT g AS id, rpad(md5(g::text), 300, md5((g * 7)::text)) AS body FROM generate_series(1, 1000000) g",
                1_000,
                131_072);

        assertThat(output).isEqualTo("SUCCEEDED 1000000 rows 300000000 characters {}");
    }

    @Test
    void rowsOf500KibPassThroughASmallHeap() throws Exception {
        String output = syncedInASmallHeap(
                "large",
                "SELECT g AS id, repeat(md5(g::text), 16000) AS body FROM generate_series(1, 2000) g",
                100,
                600_000);

        assertThat(output).isEqualTo("SUCCEEDED 2000 rows 1024000000 characters {}");
    }

    /** Beside good rows: a text, bytes, a document and a list that would each fill the heap several times. */
    @Test
    void valuesOf200MbAreListedAndNeverRead() throws Exception {
        String output = syncedInASmallHeap("huge", """
                SELECT g AS id, 'row ' || g AS body, ''::bytea AS raw, NULL::jsonb AS doc, NULL::text[] AS list
                FROM generate_series(101, 200) g
                UNION ALL SELECT 1, repeat('x', 200000000), NULL, NULL, NULL
                UNION ALL SELECT 2, 'bytes', convert_to(repeat('x', 200000000), 'UTF8'), NULL, NULL
                UNION ALL SELECT 3, 'document', NULL, to_jsonb(repeat('x', 200000000)), NULL
                UNION ALL SELECT 4, 'list', NULL, NULL, ARRAY[repeat('x', 200000000)]""", 100, 131_072);

        assertThat(output).isEqualTo("PARTIAL 100 rows 700 characters {COLUMN_TOO_LARGE=4}");
    }

    private String syncedInASmallHeap(String table, String rows, int batch, int columnBytes)
            throws IOException, InterruptedException {
        try (SharedPostgres postgres = SharedPostgres.open()) {
            postgres.run("CREATE TABLE " + table + " AS " + rows);
            Path output = directory.resolve("output.txt");
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            HeapProbe.class.getName(),
                            postgres.jdbcUrl(),
                            table,
                            String.valueOf(batch),
                            String.valueOf(columnBytes)))
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
}
