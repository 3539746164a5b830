package io.retl.it.bigquery;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a session of the stand-in remembers: the system variables that a statement may set. Not thread-safe. */
final class StandInSession {
    private final Map<String, String> variables = new LinkedHashMap<>();

    StandInSession() {
        variables.put("time_zone", "UTC");
        variables.put("dataset_id", "");
        variables.put("query_label", "");
    }

    Map<String, String> variables() {
        return variables;
    }
}
