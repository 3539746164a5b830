package io.retl.examples.runner;

import io.retl.MappingBusyException;
import io.retl.Retl;
import io.retl.definition.Definitions;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Syncs mappings, one after the other. */
@Command(name = "sync", description = "Send what changed: of all enabled mappings, or of the ones that are named.")
final class SyncCommand implements Subcommand {
    private final Environment environment;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Option(names = "--show-ids", description = "Name the ids of failed records, which may be personal data.")
    private boolean showIds;

    @Parameters(paramLabel = "<mapping>", arity = "0..*", description = "Ids of mappings; default all enabled ones.")
    private List<String> mappings = new ArrayList<>();

    SyncCommand(Environment environment) {
        this.environment = environment;
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        Definitions definitions = config.read();
        Progress progress = Progress.of(environment, console, options.verbosity());
        try (Interruption interruption = new Interruption(environment, console, progress);
                Retl retl =
                        definitions.build(builder -> builder.listener(progress).listener(interruption))) {
            interruption.watch(retl);
            Selection selection = Selection.of(retl.mappings(), mappings);
            selection.leftOut().forEach(console::note);
            return sync(retl, selection.chosen(), interruption, progress, console);
        }
    }

    private int sync(Retl retl, List<String> chosen, Interruption interruption, Progress progress, Console console) {
        int exitCode = ExitCode.DONE;
        try (SyncOutput output = new SyncOutput(console, showIds)) {
            for (String mapping : chosen) {
                if (interruption.isRequested()) {
                    console.note("Mapping '" + mapping + "': not synced, because the command was stopped.");
                    exitCode = ExitCode.FAILED;
                    continue;
                }
                interruption.begin(mapping);
                progress.begin(mapping);
                try {
                    SyncResult result = retl.sync(mapping);
                    progress.clear();
                    output.add(result);
                    exitCode = result.status() == SyncStatus.SUCCEEDED ? exitCode : ExitCode.FAILED;
                } catch (MappingBusyException busy) {
                    console.note(String.valueOf(busy.getMessage()));
                    exitCode = ExitCode.FAILED;
                } finally {
                    interruption.end();
                    progress.clear();
                }
            }
        }
        return exitCode;
    }
}
