package io.retl.examples.runner;

import io.retl.Retl;
import io.retl.definition.Definitions;
import io.retl.plan.ModelPreview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the first rows of a model. */
@Command(name = "preview", description = "Show the first 10 rows of a model; changes nothing.")
final class PreviewCommand implements Subcommand {
    @Mixin
    private final CommonOptions options = new CommonOptions();

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "<model>", description = "The id of the model.")
    private String model = "";

    PreviewCommand(Environment environment) {
        this.config = new ConfigOption(environment);
    }

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public int run(Console console) {
        Definitions definitions = config.read();
        try (Retl retl = definitions.build()) {
            ModelPreview preview = retl.preview(model);
            console.answer(
                    () -> new Document()
                            .set("model", preview.modelId())
                            .set("columns", preview.columns())
                            .set("rows", preview.rows()),
                    () -> lines(preview));
            preview.notes().forEach(console::note);
        }
        return ExitCode.DONE;
    }

    private static List<String> lines(ModelPreview preview) {
        List<String> lines = new ArrayList<>(Table.lines(
                preview.columns(),
                preview.rows().stream().map(row -> cells(preview, row)).toList()));
        int rows = preview.rows().size();
        lines.add("(" + rows + (rows == 1 ? " row)" : " rows)"));
        return lines;
    }

    private static List<String> cells(ModelPreview preview, Map<String, @Nullable Object> row) {
        return preview.columns().stream().map(column -> cell(row, column)).toList();
    }

    private static String cell(Map<String, @Nullable Object> row, String column) {
        Object value = row.get(column);
        if (value == null) {
            return "(null)";
        }
        return value instanceof String text ? text : Json.text(value);
    }
}
