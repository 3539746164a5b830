package io.retl.examples.runner;

import io.retl.destination.spi.RequestPreview;
import io.retl.plan.PlannedSchemaChange;
import io.retl.plan.SyncPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A plan for people and for programs. */
final class PlanReport {
    private static final int MAX_BODY_CHARACTERS = 4_096;

    private PlanReport() {}

    /** Everything in the plan, bodies in full. */
    static Document document(SyncPlan plan) {
        return new Document()
                .set("mapping", plan.mappingId())
                .set(
                        "extracted",
                        new Document()
                                .set("added", plan.extracted().added())
                                .set("updated", plan.extracted().updated())
                                .set("deleted", plan.extracted().deleted())
                                .set("invalid", plan.extracted().invalid())
                                .set("parked", plan.extracted().parked()))
                .set("toSend", plan.toSend())
                .set("skipped", plan.skipped())
                .set("laterSyncs", plan.laterSyncs())
                .set("duplicateBound", plan.duplicateBound())
                .set("pause", plan.pause().orElse(null))
                .set(
                        "schemaChange",
                        plan.schemaChange().map(PlanReport::document).orElse(null))
                .set(
                        "requests",
                        plan.requests().stream()
                                .map(request -> new Document()
                                        .set("summary", request.summary())
                                        .set("body", request.body()))
                                .toList())
                .set("refused", FailedRecords.documents(plan.refused()))
                .set("warnings", plan.warnings())
                .set("statements", plan.statements())
                .set(
                        "comparedSince",
                        plan.comparedSince().map(Instant::toString).orElse(null));
    }

    private static Document document(PlannedSchemaChange change) {
        return new Document()
                .set("way", change.way().name().toLowerCase(Locale.ROOT))
                .set("resend", change.resend())
                .set("rebase", change.rebase().isPresent() ? change.rebase().getAsLong() : null);
    }

    private static String sentence(PlannedSchemaChange change) {
        String rebase = change.rebase().isPresent()
                ? number(change.rebase().getAsLong()) + " after a rebase"
                : "and a rebase is not possible";
        return "  The columns, or the version of the checksum, changed since the last sync: %s to send with a resend, %s; it would be a %s."
                .formatted(number(change.resend()), rebase, change.way().name().toLowerCase(Locale.ROOT));
    }

    /** The plan as text; bodies are indented and cut. */
    static List<String> lines(SyncPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.toString());
        lines.add("  %s skipped: the trigger does not take them.".formatted(number(plan.skipped())));
        if (plan.extracted().parked() > 0) {
            lines.add("  %s parked: they failed too often and are left out until they change or are released."
                    .formatted(number(plan.extracted().parked())));
        }
        lines.add("  %s left for later syncs: they are beyond the limit of records per sync."
                .formatted(number(plan.laterSyncs())));
        lines.add("  If the process dies in that sync, at most %s records are sent twice, with the same message ids."
                .formatted(number(plan.duplicateBound())));
        plan.schemaChange().map(PlanReport::sentence).ifPresent(lines::add);
        section(lines, "Warnings", plan.warnings(), warning -> List.of("  " + warning));
        section(lines, "First requests", plan.requests(), PlanReport::request);
        if (!plan.refused().isEmpty()) {
            lines.add("");
            lines.add("Refused before they are sent");
            lines.addAll(FailedRecords.listed(plan.refused()));
        }
        section(lines, "SQL", plan.statements(), statement -> indented(statement, "  "));
        return lines;
    }

    private static <T> void section(
            List<String> lines, String title, List<T> elements, Function<T, List<String>> text) {
        if (!elements.isEmpty()) {
            lines.add("");
            lines.add(title);
            elements.forEach(element -> lines.addAll(text.apply(element)));
        }
    }

    private static List<String> request(RequestPreview request) {
        List<String> lines = new ArrayList<>(List.of("  " + request.summary()));
        String body = Json.pretty(request.body()).orElse(request.body());
        if (body.length() > MAX_BODY_CHARACTERS) {
            lines.addAll(indented(body.substring(0, MAX_BODY_CHARACTERS), "    "));
            lines.add("    ... (cut; the body has %s characters, --json shows all of them)"
                    .formatted(number(request.body().length())));
        } else {
            lines.addAll(indented(body, "    "));
        }
        return lines;
    }

    private static List<String> indented(String text, String indent) {
        return text.lines().map(line -> indent + line).toList();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
