package io.retl.it.fault;

import io.retl.MappingBusyException;
import io.retl.Retl;
import io.retl.Source;
import java.util.Map;

/** The program that tests kill and pause: it syncs the people of a database into a destination. */
final class SyncChild {
    /** The first line; what follows is one line per sync. */
    static final String READY = "ready";

    /** What a line begins with when another process lives and syncs. */
    static final String BUSY = "BUSY ";

    private SyncChild() {}

    /**
     * Syncs and prints each result.
     *
     * @param arguments those of {@link PeopleSync}, {@code jdbcUrl}, {@code user} and {@code syncs}, each as name=value
     */
    public static void main(String[] arguments) {
        Map<String, String> parsed = PeopleSync.parse(arguments);
        Source source = Source.builder("shop")
                .jdbcUrl(PeopleSync.required(parsed, "jdbcUrl"))
                .user(PeopleSync.required(parsed, "user"))
                .build();
        try (Retl retl = PeopleSync.of(parsed).retl(source).build()) {
            System.out.println(READY);
            for (int sync = Integer.parseInt(PeopleSync.required(parsed, "syncs")); sync > 0; sync--) {
                System.out.println(sync(retl));
            }
        }
    }

    /** The status and, if there is one, the code of the reason; then the sentence. */
    private static String sync(Retl retl) {
        try {
            var result = retl.sync(PeopleSync.MAPPING);
            String code = result.reason().map(reason -> reason.code().name()).orElse("-");
            return result.status() + " " + code + " " + result;
        } catch (MappingBusyException alive) {
            return BUSY + alive.getMessage();
        }
    }
}
