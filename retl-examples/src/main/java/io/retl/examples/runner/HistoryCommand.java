package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.sync.HistoryEntry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the syncs of a mapping that ended. */
@Command(name = "history", description = "Show the last 100 syncs of a mapping, the latest first.")
final class HistoryCommand implements Subcommand {
    @Mixin
    private final MappingArguments mapping;

    HistoryCommand(Environment environment) {
        this.mapping = new MappingArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return mapping.options();
    }

    @Override
    public int run(Console console) {
        try (Retl retl = mapping.open()) {
            List<HistoryEntry> entries = retl.history(mapping.id());
            console.answer(
                    () -> new Document()
                            .set("mapping", mapping.id())
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
                ? List.of("Mapping '" + mapping.id() + "': no sync has ended yet.")
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
