package io.retl.examples.destination;

import static io.retl.mapping.Expressions.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Retl;
import io.retl.Source;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import io.retl.testkit.H2Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxDestinationTest {
    @TempDir
    private Path directory;

    @Test
    void eachChangeBecomesALine() throws IOException {
        Path file = directory.resolve("outbox.txt");

        SyncResult result = sync(file, "VALUES (1, 'Ada'), (2, 'Bob')");

        assertThat(result.status()).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrder("ADDED 1: Ada", "ADDED 2: Bob");
    }

    @Test
    void textOfSeveralLinesIsRejectedAlone() throws IOException {
        Path file = directory.resolve("outbox.txt");

        SyncResult result = sync(file, "VALUES (1, 'Ada'), (2, U&'Bob\\000aBen')");

        assertThat(result.status()).isEqualTo(SyncStatus.PARTIAL);
        assertThat(result.loaded().rejected()).isEqualTo(1);
        assertThat(Files.readAllLines(file)).containsExactly("ADDED 1: Ada");
    }

    @Test
    void missingDirectoryPausesTheSync() {
        SyncResult result = sync(directory.resolve("nowhere").resolve("outbox.txt"), "VALUES (1, 'Ada')");

        assertThat(result.status()).isEqualTo(SyncStatus.PAUSED);
        assertThat(result.loaded().delivered()).isZero();
    }

    private static SyncResult sync(Path file, String rows) {
        try (H2Warehouse warehouse = H2Warehouse.open()) {
            warehouse.run("CREATE TABLE people (id INTEGER, name VARCHAR(50)) AS " + rows);
            Model people = Model.builder("people")
                    .source(Source.builder("shop")
                            .dataSource(warehouse.dataSource())
                            .build())
                    .query("SELECT id, name FROM people")
                    .uniqueIdentifier("id")
                    .build();
            Destination outbox = Destination.builder("outbox")
                    .type("outbox")
                    .setting("file", file.toString())
                    .build();
            Mapping mapping = Mapping.builder("people-to-outbox")
                    .model(people)
                    .destination(outbox)
                    .action("append")
                    .field("line", template("{{id}}: {{name}}"))
                    .build();
            try (Retl retl = Retl.builder().mapping(mapping).build()) {
                return retl.sync("people-to-outbox");
            }
        }
    }
}
