package io.retl.examples.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries mappings on events, without definitions and without a warehouse. */
@Command(
        name = "map",
        description = "Try mappings on events: reads JSON lines, answers JSON lines in the same order.",
        footer = {
            "",
            "In:  {\"mapping\": ..., \"payload\": ...}, and an \"id\" that is copied to the answer.",
            "     \"op\": \"transform\" (default); \"batch\" with \"payloads\", a list; \"validate\" without either.",
            "     \"op\": \"fields\" with \"fields\", an object of field definitions, and perhaps \"root\": false for a batch;",
            "     its \"mapping\" may be missing.",
            "Out: {\"output\": ...}, {\"undefined\": true} or {\"error\": \"...\"}."
        })
final class MapCommand implements Subcommand {
    /** 16 MiB: room for the largest record that a sync takes, and for any mapping. */
    static final int MAX_LINE_BYTES = 16 * 1024 * 1024;

    private static final int MAX_WAITING_CHARACTERS = 65_536;

    private final Environment environment;

    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Option(
            names = "--mark-undefined",
            description = "Write an element of a list that is absent as {\"$undefined\":true} instead of null.")
    private boolean marksUndefined;

    MapCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public boolean printsJson() {
        return true;
    }

    @Override
    public int run(Console console) {
        BoundedLines lines = new BoundedLines(environment.in(), MAX_LINE_BYTES);
        StringBuilder waiting = new StringBuilder();
        try {
            long number = 1;
            for (BoundedLines.Line line = lines.next(); line != null && console.isIntact(); line = lines.next()) {
                if (!line.isBlank()) {
                    waiting.append(Json.text(answer(line, number))).append('\n');
                }
                number++;
                if (waiting.length() > MAX_WAITING_CHARACTERS || !lines.hasMore()) { // somebody may wait for the answer
                    console.raw(waiting.toString());
                    waiting.setLength(0);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        console.raw(waiting.toString());
        return ExitCode.DONE;
    }

    private Document answer(BoundedLines.Line line, long number) {
        Document answer = new Document();
        try {
            if (line.isTooLong()) {
                throw new IllegalArgumentException("It has more than " + MAX_LINE_BYTES + " bytes.");
            }
            if (!(JsonInput.read(line.text()) instanceof Map<?, ?> request)) {
                throw new IllegalArgumentException("It is no JSON object.");
            }
            if (request.containsKey("id")) {
                answer.set("id", request.get("id"));
            }
            return MapOperation.of(request).answered(answer, request, marksUndefined ? MapOperation.MARK : null);
        } catch (IllegalArgumentException noRequest) {
            return answer.set("error", "Line %s: %s".formatted(number, noRequest.getMessage()));
        }
    }
}
