package io.retl.examples.runner;

import io.retl.Destination;
import io.retl.Model;
import io.retl.Retl;
import io.retl.RetlException;
import io.retl.Source;
import io.retl.definition.Definitions;
import io.retl.destination.spi.DeliveryException;
import io.retl.plan.ConnectionReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Connects to every source and destination, and asks sources about their models. */
@Command(
        name = "test",
        description =
                "Connect to the sources, check the columns of the models and the credentials of the destinations; runs no model,"
                        + " sends no record.")
final class TestCommand implements Subcommand {
    private static final int NAMES_SHOWN = 10;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    TestCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        Definitions definitions = config.read();
        List<Outcome> sources = new ArrayList<>();
        List<Outcome> models = new ArrayList<>();
        List<Outcome> destinations = new ArrayList<>();
        try (Retl retl = definitions.build()) {
            for (Source source : definitions.sources()) {
                sources.add(shown(console, attempt(source.id(), () -> sentence(retl.testConnection(source.id())))));
            }
            Set<String> silent = new HashSet<>();
            sources.stream().filter(outcome -> !outcome.ok()).forEach(outcome -> silent.add(outcome.id()));
            for (Model model : definitions.models()) {
                models.add(shown(
                        console,
                        silent.contains(model.source().id())
                                ? notTested(model)
                                : attempt(model.id(), () -> sentence(model, retl.testModel(model.id())))));
            }
            for (Destination destination : definitions.destinations()) {
                destinations.add(shown(console, tested(retl, destination)));
            }
        }
        if (console.isJson()) {
            console.answer(
                    () -> new Document()
                            .set("sources", documents(sources))
                            .set("models", documents(models))
                            .set("destinations", documents(destinations)),
                    List::of);
        }
        boolean failed =
                Stream.of(sources, models, destinations).flatMap(List::stream).anyMatch(outcome -> !outcome.ok());
        return failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Outcome attempt(String id, Supplier<String> test) {
        try {
            return new Outcome(id, true, test.get());
        } catch (RetlException failure) {
            return new Outcome(id, false, String.valueOf(failure.getMessage()));
        }
    }

    /** A line as soon as it is known: a source that does not answer takes its time. */
    private static Outcome shown(Console console, Outcome outcome) {
        if (!console.isJson()) {
            String sign = outcome.ok() ? console.sign("✓", "ok    ") : console.sign("✗", "FAILED");
            console.line(sign + " " + outcome.message());
        }
        return outcome;
    }

    private static Outcome notTested(Model model) {
        String sentence = "Model '%s': not tested, because its source '%s' failed."
                .formatted(model.id(), model.source().id());
        return new Outcome(model.id(), false, sentence);
    }

    private static Outcome tested(Retl retl, Destination destination) {
        String place = "Destination '" + destination.id() + "': ";
        try {
            retl.testDestination(destination.id());
            return new Outcome(destination.id(), true, place + "no objection to the credentials.");
        } catch (DeliveryException failure) {
            return new Outcome(destination.id(), false, place + failure.getMessage());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return new Outcome(destination.id(), false, place + "not tested, because the runner is stopped.");
        }
    }

    private static String sentence(ConnectionReport report) {
        return "Source '%s': %s %s answers, as user '%s'."
                .formatted(report.sourceId(), report.product(), report.version(), report.user());
    }

    private static String sentence(Model model, List<String> columns) {
        String names = String.join(", ", columns.subList(0, Math.min(NAMES_SHOWN, columns.size())));
        return "Model '%s': %s column%s: %s%s."
                .formatted(
                        model.id(),
                        columns.size(),
                        columns.size() == 1 ? "" : "s",
                        names,
                        columns.size() > NAMES_SHOWN ? " and others" : "");
    }

    private static List<Document> documents(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new Document()
                        .set("id", outcome.id())
                        .set("ok", outcome.ok())
                        .set("message", outcome.message()))
                .toList();
    }

    private record Outcome(String id, boolean ok, String message) {}
}
