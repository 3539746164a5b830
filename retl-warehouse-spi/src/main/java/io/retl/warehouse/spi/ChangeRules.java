package io.retl.warehouse.spi;

import java.util.Set;

/**
 * Which rows differ, and how: the one text of these rules, whether the model's rows and the records stand side by side in
 * a join or were counted in a group. So a plan and the sync after it cannot disagree.
 *
 * @param gone what holds for a row that the model no longer has
 * @param unknown what holds for a row that the records do not have
 * @param changed what holds for a row that both have with different checksums
 * @param unconfirmed the mark of the record
 */
record ChangeRules(String gone, String unknown, String changed, String unconfirmed) {
    /** The model is {@code m}, the records are {@code r}. */
    static final ChangeRules JOINED =
            new ChangeRules("m.checksum IS NULL", "r.record_id IS NULL", "r.checksum <> m.checksum", "r.unconfirmed");

    /** As {@link #JOINED} for rows that are in the model, so that the checksum is looked at once. */
    static final ChangeRules IN_MODEL = new ChangeRules("1 = 0", JOINED.unknown, JOINED.changed, JOINED.unconfirmed);

    /** A group {@code g} of all rows of a record id: those of the model, of the records, and of the model unchanged. */
    static final ChangeRules GROUPED =
            new ChangeRules("g.model_rows = 0", "g.record_rows = 0", "g.same_rows < g.model_rows", "g.unconfirmed");

    /**
     * A row whose add is not confirmed is an add. One whose delete is not confirmed and that is back is an add, too, or
     * an update for a mapping that takes updates but no adds: it must be sent either way.
     */
    String kind(Set<DeltaKind> wanted) {
        boolean backAsUpdate = wanted.contains(DeltaKind.UPDATED) && !wanted.contains(DeltaKind.ADDED);
        return "CASE WHEN " + gone + " THEN 'D' WHEN " + unknown + " OR " + unconfirmed + " = 'A'"
                + (backAsUpdate ? "" : " OR " + unconfirmed + " = 'D'")
                + " THEN 'A' ELSE 'U' END";
    }

    /** An unconfirmed row always differs; an unconfirmed update rests until a trigger takes updates. */
    String differs(Set<DeltaKind> wanted) {
        return "(" + unknown + " OR " + gone + " OR (" + unconfirmed + " IS NULL AND " + changed + ")"
                + (wanted.contains(DeltaKind.UPDATED)
                        ? " OR " + unconfirmed + " IS NOT NULL)"
                        : " OR " + unconfirmed + " = 'A' OR " + unconfirmed + " = 'D')");
    }

    /** For an unconfirmed row only the same attempt again keeps the origin that the attempt was sent with. */
    static String origin(long lastSync) {
        return "CASE WHEN r.record_id IS NOT NULL AND (r.unconfirmed IS NULL OR r.checksum = m.checksum"
                + " OR (r.checksum IS NULL AND m.checksum IS NULL)) THEN r.synced_in ELSE " + lastSync + " END";
    }

    /** {@link #origin} of a row that is known to be gone, where no model is joined. */
    static String originOfGone(long lastSync) {
        return "CASE WHEN r.unconfirmed IS NULL OR r.checksum IS NULL THEN r.synced_in ELSE " + lastSync + " END";
    }
}
