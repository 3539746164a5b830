package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.sync.FailedRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the records that a sync did not deliver. */
@Command(name = "failures", description = "Show what a sync did not deliver, up to 1,000 records.")
final class FailuresCommand implements Subcommand {
    @Mixin
    private final MappingArguments mapping;

    @Option(names = "--show-ids", description = "Name the ids of failed records, which may be personal data.")
    private boolean showIds;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<sync>",
            description = "The number of the sync; default the last that ended.")
    private @Nullable Long sync;

    FailuresCommand(Environment environment) {
        this.mapping = new MappingArguments(environment);
    }

    @Override
    public CommonOptions options() {
        return mapping.options();
    }

    @Override
    public int run(Console console) {
        try (Retl retl = mapping.open()) {
            long number = sync == null ? last(retl) : sync;
            List<FailedRecord> records = retl.failures(mapping.id(), number);
            console.answer(
                    () -> new Document()
                            .set("mapping", mapping.id())
                            .set("sync", number)
                            .set("failed", FailedRecords.documents(records)),
                    () -> lines(number, records));
        }
        return ExitCode.DONE;
    }

    /** Zero if none has ended; then there is nothing to show. */
    private long last(Retl retl) {
        return retl.history(mapping.id()).stream()
                .findFirst()
                .map(entry -> entry.result().syncNumber())
                .orElse(0L);
    }

    private List<String> lines(long number, List<FailedRecord> records) {
        List<String> lines = new ArrayList<>();
        String count = records.isEmpty() ? "no" : String.valueOf(records.size());
        lines.add("%s #%s: %s failed record%s".formatted(mapping.id(), number, count, records.size() == 1 ? "" : "s"));
        lines.addAll(showIds ? FailedRecords.all(records) : FailedRecords.grouped(records));
        return lines;
    }
}
