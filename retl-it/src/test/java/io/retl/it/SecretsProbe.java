package io.retl.it;

import io.retl.Retl;
import io.retl.definition.Definitions;
import io.retl.sync.SyncResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The program that {@link SecretsTest} runs with every log line on: it does all there is to do with a definitions file. */
final class SecretsProbe {
    private static final List<Function<Retl, Object>> CALLS = List.of(
            retl -> retl.testConnection("shop"),
            retl -> retl.testModel("people"),
            retl -> retl.preview("people"),
            retl -> retl.plan("people-to-hook"),
            SecretsProbe::sync,
            SecretsProbe::sync,
            retl -> retl.sync("people-to-hook").orThrow(),
            Retl::mappings,
            retl -> retl.grants("shop"));

    private SecretsProbe() {}

    private static String sync(Retl retl) {
        SyncResult result = retl.sync("people-to-hook");
        return result
                + result.failedRecords().stream()
                        .map(failed -> failed.code() + " " + failed.reason())
                        .collect(Collectors.joining("\n", "\n", ""));
    }

    /**
     * Prints what every call gives, and whole stack traces.
     *
     * @param arguments definitions files
     */
    public static void main(String[] arguments) {
        for (String file : arguments) {
            Definitions definitions = Definitions.read(Path.of(file));
            System.out.println(definitions.sources() + " " + definitions.models() + " " + definitions.destinations()
                    + " " + definitions.mappings());
            try (Retl retl = definitions.build()) {
                CALLS.forEach(call -> print(retl, call));
            } catch (RuntimeException failure) {
                print(failure);
            }
        }
        Thread.getAllStackTraces().keySet().forEach(thread -> System.out.println(thread.getName()));
        System.out.println("done " + Arrays.asList(arguments).size());
    }

    private static void print(RuntimeException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        System.out.println(trace);
    }

    private static void print(Retl retl, Function<Retl, Object> call) {
        try {
            System.out.println(call.apply(retl));
        } catch (RuntimeException failure) {
            print(failure);
        }
    }
}
