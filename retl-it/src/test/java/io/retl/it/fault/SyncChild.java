package io.retl.it.fault;

import io.retl.MappingBusyException;
import io.retl.Retl;
import io.retl.Source;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The program that tests kill and pause: it syncs the people of a database into a destination. A line {@value #CANCEL} on its
 * standard input cancels what it runs.
 */
final class SyncChild {
    /** The first line; what follows is one line per sync. */
    static final String READY = "ready";

    /** What a line begins with when another process lives and syncs. */
    static final String BUSY = "BUSY ";

    /** What a parent writes. */
    static final String CANCEL = "cancel";

    /** The answer, once the engine was told. */
    static final String CANCELLING = "cancelling";

    private SyncChild() {}

    /**
     * Syncs and prints each result.
     *
     * @param arguments those of {@link PeopleSync}, {@code jdbcUrl}, {@code user} and {@code syncs}, each as name=value;
     *     if need be {@code mappings}, separated by commas, and {@code control} or {@code careless}, the URL of an H2 control
     *     store, which in the second case is not asked whether its commits last
     */
    public static void main(String[] arguments) {
        Map<String, String> parsed = PeopleSync.parse(arguments);
        Source source = Source.builder("shop")
                .jdbcUrl(PeopleSync.required(parsed, "jdbcUrl"))
                .user(PeopleSync.required(parsed, "user"))
                .build();
        String[] mappings = parsed.getOrDefault("mappings", PeopleSync.MAPPING).split(",", -1);
        Retl.Builder builder = PeopleSync.of(parsed).retl(source, mappings);
        if (parsed.containsKey("control")) {
            builder.controlStore(PeopleSync.controlFile(PeopleSync.required(parsed, "control")));
        }
        if (parsed.containsKey("careless")) {
            builder.controlStore(CarelessFile.open(PeopleSync.required(parsed, "careless")));
        }
        try (Retl retl = builder.build()) {
            obey(retl, mappings);
            System.out.println(READY);
            for (int sync = Integer.parseInt(PeopleSync.required(parsed, "syncs")); sync > 0; sync--) {
                for (String mapping : mappings) {
                    System.out.println(sync(retl, mapping));
                }
            }
        }
    }

    private static void obey(Retl retl, String... mappings) {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread reader = new Thread(() -> commands.lines().filter(CANCEL::equals).forEach(command -> {
            for (String mapping : mappings) {
                retl.cancel(mapping);
            }
            System.out.println(CANCELLING);
        }));
        reader.setDaemon(true);
        reader.start();
    }

    /** The status and, if there is one, the code of the reason; then the sentence. */
    private static String sync(Retl retl, String mapping) {
        try {
            var result = retl.sync(mapping);
            String code = result.reason().map(reason -> reason.code().name()).orElse("-");
            return result.status() + " " + code + " " + result;
        } catch (MappingBusyException alive) {
            return BUSY + alive.getMessage();
        }
    }
}
