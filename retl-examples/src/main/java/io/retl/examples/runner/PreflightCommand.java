package io.retl.examples.runner;

import io.retl.ConfigurationException;
import io.retl.Problem;
import io.retl.Retl;
import io.retl.Source;
import io.retl.definition.Definitions;
import io.retl.plan.PreflightReport;
import io.retl.plan.RightReport;
import io.retl.plan.RightReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves the rights that syncs need on sources, and prints the statements that grant what is missing. */
@Command(
        name = "preflight",
        description =
                "Prove right by right what the user of a source may do, and print what grants the rest; makes and drops"
                        + " a table in the state schema, runs no model.")
final class PreflightCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<source>", arity = "0..*", description = "The ids of sources; all if none is given.")
    private List<String> named = List.of();

    PreflightCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        Definitions definitions = config.read();
        List<PreflightReport> reports = new ArrayList<>();
        try (Retl retl = definitions.build()) {
            for (String id : chosen(definitions)) {
                PreflightReport report = retl.preflight(id);
                reports.add(report);
                if (!console.isJson()) {
                    print(console, report);
                }
            }
        }
        if (console.isJson()) {
            console.answer(() -> new Document().set("sources", documents(reports)), List::of);
        }
        return reports.stream().allMatch(PreflightReport::isReady) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> chosen(Definitions definitions) {
        List<String> known = definitions.sources().stream().map(Source::id).toList();
        List<Problem> unknown = named.stream()
                .filter(id -> !known.contains(id))
                .map(id ->
                        Problem.of("There is no source '%s'. There are: %s.".formatted(id, String.join(", ", known))))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(unknown);
        }
        return named.isEmpty() ? known : named.stream().distinct().toList();
    }

    private static void print(Console console, PreflightReport report) {
        for (RightReport right : report.rights()) {
            console.line(sign(console, right.outcome()) + " Source '" + report.sourceId() + "': " + right);
        }
        if (!report.grants().isEmpty()) {
            console.line("-- The owner of source '" + report.sourceId() + "' grants what is missing with:");
            report.grants().forEach(console::line);
        }
    }

    private static String sign(Console console, Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> console.sign("✓", "ok    ");
            case NOT_TESTED -> console.sign("–", "-     ");
            case MISSING, FAILED -> console.sign("✗", "FAILED");
        };
    }

    private static List<Document> documents(List<PreflightReport> reports) {
        return reports.stream()
                .map(report -> new Document()
                        .set("id", report.sourceId())
                        .set("ready", report.isReady())
                        .set(
                                "rights",
                                report.rights().stream()
                                        .map(PreflightCommand::document)
                                        .toList())
                        .set("grants", report.grants()))
                .toList();
    }

    private static Document document(RightReport right) {
        return new Document()
                .set("right", right.right().name())
                .set("subject", right.subject())
                .set("outcome", right.outcome().name())
                .set("message", right.message());
    }
}
