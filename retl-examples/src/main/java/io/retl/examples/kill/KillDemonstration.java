package io.retl.examples.kill;

import io.retl.examples.runner.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Syncs 3,000 contacts in a process of its own, kills that process in the middle with the signal that nobody can catch, and
 * syncs again. {@code java -cp retl-runner.jar io.retl.examples.kill.KillDemonstration}
 */
public final class KillDemonstration {
    private static final int CONTACTS = 3_000;
    private static final int KILLED_AT = 24;

    private final Path directory;
    private final PrintStream out;
    private final String jdbcUrl;

    private KillDemonstration(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
        this.jdbcUrl = "jdbc:h2:" + directory.resolve("shop").toAbsolutePath();
    }

    /** Runs it in a directory of its own below the one for temporary files. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        run(Files.createTempDirectory("retl-kill"), System.out);
    }

    /** Runs it and prints what happens. */
    static void run(Path directory, PrintStream out) throws IOException, SQLException, InterruptedException {
        new KillDemonstration(directory, out).run();
    }

    private void run() throws IOException, SQLException, InterruptedException {
        fillShop();
        try (Crm crm = new Crm(out)) {
            Path definitions = Files.writeString(directory.resolve("retl.json"), definitions(crm.port()));
            out.println("A shop has 3,000 contacts. The CRM knows nobody yet. Its log:");
            Process first = sync(definitions, ProcessBuilder.Redirect.DISCARD);
            crm.onRequest(() -> {
                if (crm.requests() == KILLED_AT) {
                    first.destroyForcibly();
                }
            });
            first.waitFor(1, TimeUnit.MINUTES);
            out.printf(
                    "kill -9 while request %d was unanswered: the sync is dead, exit code %d.%n",
                    KILLED_AT, first.exitValue());
            out.println("Sync again. The dead sync's lease runs out, then:");
            sync(definitions, ProcessBuilder.Redirect.INHERIT).waitFor(2, TimeUnit.MINUTES);
            out.printf(
                    "The CRM has %,d contacts; %,d arrived twice, %d under another message id. At most 500 could (the window).%n",
                    crm.contacts(), crm.again(), crm.renamed());
            int before = crm.requests();
            sync(definitions, ProcessBuilder.Redirect.INHERIT).waitFor(2, TimeUnit.MINUTES);
            out.printf("One more sync sent %d requests.%n", crm.requests() - before);
        }
    }

    private void fillShop() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contacts (id INTEGER PRIMARY KEY, email VARCHAR(100))");
            statement.execute("INSERT INTO contacts SELECT x, 'contact' || x || '@example.com' FROM SYSTEM_RANGE(1, "
                    + CONTACTS + ")");
        }
    }

    /** A sync as a process of its own: the runner, on the class path of this one. */
    private Process sync(Path definitions, ProcessBuilder.Redirect output) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "sync",
                        "--config",
                        definitions.toString())
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** A short lease and time-out, so that nobody waits long, and one request at a time, so that the log reads well. */
    private String definitions(int port) {
        return """
                {"sources": [{"id": "shop", "jdbcUrl": "%s"}],
                 "models": [{"id": "contacts", "source": "shop", "query": "SELECT id, email FROM contacts", "uniqueIdentifier": "id"}],
                 "destinations": [{"id": "crm", "type": "webhook", "settings": {"timeout": "PT2S"}, "maxConcurrency": 1}],
                 "mappings": [{"id": "contacts-to-crm", "model": "contacts", "destination": "crm", "action": "send",
                   "trigger": ["added", "updated", "deleted"],
                   "fields": {"url": "http://localhost:%s/", "method": "POST", "batch_size": 50,
                     "data": {"id": {"@path": "$.__segment_id"}, "messageId": {"@path": "$.messageId"},
                              "row": {"@path": "$.properties"}}}}],
                 "limits": {"window": 500},
                 "lease": "PT2S"}
                """.formatted(jdbcUrl, port);
    }
}
