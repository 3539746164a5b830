package io.retl.warehouse.spi;

/**
 * Renders the place of a change among those of its class, from 1 and without a gap, for products whose sequences leave gaps
 * or that have none. The classes are what the four counters count elsewhere: deletes and others, with and without precedence.
 *
 * <p>A number over a whole class would be drawn by one worker, which ends at some ten million rows on products that spread
 * their work. So a class is divided into parts by the hash of the record id: the rows of the parts before are counted, the
 * rows within a part are numbered.
 */
final class PlaceRendering {
    /** So that a part of the largest sync has about 150,000 rows. */
    private static final int PARTS = 1_024;

    private PlaceRendering() {}

    /**
     * The changes with two columns more, {@code place} and {@code oversize}.
     *
     * @param changes the changes
     * @param identities the same without the columns of the model
     */
    static String placed(Dialect dialect, DeltaRequest request, String changes, String identities) {
        return """
                SELECT w.*, CAST(b.rows_before AS %s) + %s AS place, %s AS oversize
                FROM (
                SELECT v.*, %s AS place_class, %s AS place_part
                FROM (
                %s
                ) v
                ) w
                JOIN (
                SELECT c.place_class, c.place_part,
                  SUM(c.row_count) OVER (PARTITION BY c.place_class ORDER BY c.place_part ROWS UNBOUNDED PRECEDING) - c.row_count AS rows_before
                FROM (
                SELECT x.place_class, x.place_part, COUNT(*) AS row_count
                FROM (
                SELECT %s AS place_class, %s AS place_part
                FROM (
                %s
                ) v
                ) x
                GROUP BY x.place_class, x.place_part
                ) c
                ) b ON b.place_class = w.place_class AND b.place_part = w.place_part""".formatted(
                        dialect.types().longType(),
                        dialect.statements().rowNumber("w.place_class, w.place_part"),
                        DeltaRendering.oversize(dialect, request, "w"),
                        placeClass(dialect, request),
                        part(dialect, request),
                        changes,
                        placeClass(dialect, request),
                        part(dialect, request),
                        identities);
    }

    private static String placeClass(Dialect dialect, DeltaRequest request) {
        String others = "CASE WHEN v.kind = 'D' THEN 1 ELSE 2 END";
        String classes = request.cut().hasPrecedence()
                ? "CASE WHEN %s THEN CASE WHEN v.kind = 'D' THEN 3 ELSE 4 END ELSE %s END"
                        .formatted(first(dialect, request, "v"), others)
                : others;
        return "CASE WHEN %s THEN 0 ELSE %s END".formatted(none(request, "v"), classes);
    }

    private static String part(Dialect dialect, DeltaRequest request) {
        return "CASE WHEN v.record_id IS NULL THEN 0 ELSE %s END"
                .formatted(dialect.types().bucket("v.record_id", request.model().idColumns(), PARTS));
    }

    /** Whether a change has precedence. */
    static String first(Dialect dialect, DeltaRequest request, String alias) {
        Cut cut = request.cut();
        return dialect.types().bucket(alias + ".record_id", request.model().idColumns(), cut.buckets()) + " = "
                + cut.bucket();
    }

    /** Whether a change takes no number. */
    static String none(DeltaRequest request, String alias) {
        String withoutId = alias + ".record_id IS NULL";
        return request.withUnresolved() ? withoutId + " OR " + alias + ".parked IS NOT NULL" : withoutId;
    }
}
