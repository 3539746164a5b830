package io.retl.internal.warehouse;

import io.retl.warehouse.spi.MappingTables;
import io.retl.warehouse.spi.Naming;
import io.retl.warehouse.spi.SyncTables;
import io.retl.warehouse.spi.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of a mapping's tables. A mapping id that would make a name too long for the product is shortened with a hash,
 * because some products cut long names without a word and two mappings would share their tables. So is one that the product
 * does not keep as it is.
 */
final class TableNames {
    /** What surrounds the mapping in the longest name: {@code duplicates_}, a sync number and an epoch. */
    private static final int LONGEST_FRAME =
            "duplicates_".length() + "_9999999999".length() + "_9999999999999".length();

    private static final int KEPT_CHARACTERS = 10;
    private static final int HASH_CHARACTERS = 16;
    private static final int COUNTERS = 4;

    /** What no product refuses in a name are small letters, digits and underscores. */
    private static final Pattern NOT_KEPT = Pattern.compile("[^a-z0-9_]");

    private final String schema;
    private final String key;
    private final Pattern ofSync;

    /**
     * The sync that a table or sequence belongs to.
     *
     * @param number its number
     * @param epoch the epoch that made the table: of exceptions that of the folder, of others that of the sync
     * @param isDelta whether it is the delta
     */
    record SyncName(long number, long epoch, boolean isDelta) {}

    TableNames(String schema, String mappingId, Naming naming) {
        this.schema = schema;
        boolean fits = mappingId.getBytes(StandardCharsets.UTF_8).length + LONGEST_FRAME <= naming.maxNameBytes();
        this.key = fits && naming.keeps(mappingId) ? mappingId : shortened(mappingId, naming);
        this.ofSync = Pattern.compile("(delta|copy|duplicates|exceptions|rebase|counter[1-4])_" + Pattern.quote(key)
                + "_(\\d{1,18})_(\\d{1,18})");
    }

    private static String shortened(String mappingId, Naming naming) {
        String start = mappingId.substring(0, Math.min(KEPT_CHARACTERS, mappingId.length()));
        String kept = naming.keeps(start)
                ? start
                : NOT_KEPT.matcher(start.toLowerCase(Locale.ROOT)).replaceAll("_");
        return kept + "_" + Hashes.hex(mappingId).substring(0, HASH_CHARACTERS);
    }

    MappingTables mapping() {
        return new MappingTables(table("records_" + key), table("checkpoints_" + key), table("unresolved_" + key));
    }

    SyncTables sync(Warehouse.SyncKey sync) {
        return sync(sync, sync.epoch());
    }

    /**
     * The tables of a sync that is folded. Each folder has exceptions of its own, because a folder that lost its lease
     * may still be writing them.
     */
    SyncTables sync(Warehouse.SyncKey sync, long folderEpoch) {
        String end = "_" + key + "_" + sync.number() + "_" + sync.epoch();
        List<TableName> counters = IntStream.rangeClosed(1, COUNTERS)
                .mapToObj(number -> table("counter" + number + end))
                .toList();
        return new SyncTables(
                mapping(),
                table("delta" + end),
                table("copy" + end),
                table("duplicates" + end),
                table("exceptions_" + key + "_" + sync.number() + "_" + folderEpoch),
                counters);
    }

    /** What a sync makes to rewrite checksums. */
    TableName rebase(Warehouse.SyncKey sync) {
        return table("rebase_" + key + "_" + sync.number() + "_" + sync.epoch());
    }

    /** The sync of this mapping that a table or sequence belongs to, if it belongs to one. */
    Optional<SyncName> findSync(String name) {
        Matcher matcher = ofSync.matcher(name);
        return matcher.matches()
                ? Optional.of(new SyncName(
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        matcher.group(1).equals("delta")))
                : Optional.empty();
    }

    /** Whether a delta is among the names that belongs to a later sync than the one given. */
    boolean hasDeltaAfter(long syncNumber, Collection<String> present) {
        return present.stream()
                .flatMap(name -> findSync(name).stream())
                .anyMatch(sync -> sync.isDelta() && sync.number() > syncNumber);
    }

    /** Whether a table is among the names that a run with a later epoch made. */
    boolean hasEpochAfter(long epoch, Collection<String> present) {
        return present.stream().flatMap(name -> findSync(name).stream()).anyMatch(sync -> sync.epoch() > epoch);
    }

    TableName table(String name) {
        return new TableName(schema, name);
    }
}
