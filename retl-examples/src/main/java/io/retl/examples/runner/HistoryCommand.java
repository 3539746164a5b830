package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.sync.HistoryEntry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the syncs of a mapping that ended. */
@Command(name = "history", description = "Show the last 100 syncs of a mapping, the latest first.")
final class HistoryCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<mapping>", description = "The id of the mapping.")
    private String mapping = "";

    HistoryCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        try (Retl retl = config.read().build()) {
            List<HistoryEntry> entries = retl.history(mapping);
            console.answer(
                    () -> new Document()
                            .set("mapping", mapping)
                            .set(
                                    "syncs",
                                    entries.stream()
                                            .map(HistoryCommand::document)
                                            .toList()),
                    () -> lines(entries));
        }
        return ExitCode.DONE;
    }

    private List<String> lines(List<HistoryEntry> entries) {
        return entries.isEmpty()
                ? List.of("Mapping '" + mapping + "': no sync has ended yet.")
                : entries.stream()
                        .map(entry -> entry.ended() + " " + entry.result())
                        .toList();
    }

    private static Document document(HistoryEntry entry) {
        return SyncReport.document(entry.result())
                .set("began", entry.began().toString())
                .set("ended", entry.ended().toString());
    }
}
