package io.retl.examples.runner;

import io.retl.sync.FailedRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Records that were not delivered. An id may be an e-mail address, and what a scheduled sync prints ends up in logs that many
 * people read: so a sync groups failures by reason, and names ids only when it is asked to.
 */
final class FailedRecords {
    private static final int SHOWN = 10;

    private FailedRecords() {}

    /** A line for each reason, the first ten, with how many of the listed records have it. */
    static List<String> grouped(List<FailedRecord> records) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        records.forEach(record -> reasons.merge(reason(record), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        reasons.forEach((reason, count) -> lines.add("  " + count + " " + reason));
        return shortened(lines, "reasons");
    }

    /** A line for each record, the first ten, with its id. */
    static List<String> listed(List<FailedRecord> records) {
        return shortened(all(records), "records");
    }

    /** A line for each record, with its id. */
    static List<String> all(List<FailedRecord> records) {
        return records.stream()
                .map(record -> "  %s '%s' %s".formatted(record.changeKind(), record.recordId(), reason(record)))
                .toList();
    }

    /** Everything. */
    static List<Document> documents(List<FailedRecord> records) {
        return records.stream()
                .map(record -> new Document()
                        .set("recordId", record.recordId())
                        .set("change", word(record.changeKind()))
                        .set("outcome", word(record.outcome()))
                        .set("code", record.code().name())
                        .set("reason", record.reason()))
                .toList();
    }

    private static String reason(FailedRecord record) {
        return "%s (%s): %s".formatted(word(record.outcome()), record.code(), record.reason());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> shortened(List<String> lines, String things) {
        if (lines.size() <= SHOWN) {
            return lines;
        }
        List<String> first = new ArrayList<>(lines.subList(0, SHOWN));
        first.add("  and " + (lines.size() - SHOWN) + " other " + things);
        return first;
    }
}
