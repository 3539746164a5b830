package io.retl.internal.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The table that the mapping reads, and how its users change it. Some of them copy a row, or forget the id of one: such rows
 * are set aside, and nothing that the model says of these ids counts until that is mended.
 */
final class SimulatedModel {
    private static final String STAMP = " at ";

    private final SplittableRandom random;
    private final int ids;
    private final int values;
    private final Map<String, String> rows = new TreeMap<>();
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final Set<String> doubled = new TreeSet<>();
    private final @Nullable SimulatedTimestamps timestamps;
    private final Map<String, Instant> stamps = new TreeMap<>();
    private @Nullable SimulatedGround ground;
    private int nameless;

    SimulatedModel(SplittableRandom random, int ids, int values, @Nullable SimulatedTimestamps timestamps) {
        this.random = random;
        this.timestamps = timestamps;
        this.ids = ids;
        this.values = values;
        for (int id = 0; id < ids; id++) {
            if (random.nextBoolean()) {
                put(id(id), value());
            }
        }
    }

    /** Where the table is kept. */
    void mirror(SimulatedGround table) {
        ground = table;
        rows.keySet().forEach(id -> table.changed(id, 1));
    }

    Map<String, String> rows() {
        return rows;
    }

    /** When the row says that it changed; null if it does not say so. */
    @Nullable
    Instant stamp(String id) {
        return stamps.get(id);
    }

    /** The ids of rows that are there twice. */
    Set<String> doubled() {
        return doubled;
    }

    /** How many rows a sync has to set aside. */
    long invalid() {
        return nameless + 2L * doubled.size();
    }

    /** How often the row was changed; it orders what is sent for it. */
    long version(String id) {
        return versions.getOrDefault(id, 0L);
    }

    void edit() {
        switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> put(id(), value());
            case 4, 5, 6, 7 -> put(id(), null);
            case 8, 9, 10, 11 -> revert(id());
            case 12, 13 -> swap(id(), id());
            case 14, 15 -> change(1 + random.nextInt(ids));
            case 16 -> copy(id());
            default -> nameless(random.nextInt(3));
        }
    }

    /** Every id is there once, and every row has one. */
    void mend() {
        List.copyOf(doubled).forEach(this::copy);
        nameless(0);
    }

    /** Makes two of a row, or one of two. */
    private void copy(String id) {
        if (rows.containsKey(id)) {
            if (!doubled.remove(id)) {
                doubled.add(id);
                put(id, base(rows.get(id)));
            }
            written(id);
        }
    }

    private void nameless(int count) {
        nameless = count;
        Objects.requireNonNull(ground).nameless(count);
    }

    private void change(int many) {
        boolean deletes = random.nextInt(3) == 0;
        for (int edit = 0; edit < many; edit++) {
            put(id(), deletes ? null : value());
        }
    }

    private void revert(String id) {
        put(id, base(before.get(id)));
    }

    private void swap(String one, String other) {
        String value = base(rows.get(one));
        put(one, base(rows.get(other)));
        put(other, value);
    }

    /** A row that says when it changed has another value each time: a destination sees that it was written again. */
    private void put(String id, @Nullable String base) {
        Instant stamp = timestamps == null || base == null ? null : timestamps.stamp();
        String value = stamp == null ? base : base + STAMP + stamp;
        String old = rows.get(id);
        if (value == null ? old == null : value.equals(old)) {
            return;
        }
        versions.merge(id, 1L, Long::sum);
        if (old == null) {
            before.remove(id);
        } else {
            before.put(id, old);
        }
        if (stamp == null) {
            stamps.remove(id);
        } else {
            stamps.put(id, stamp);
        }
        if (value == null) {
            rows.remove(id);
            doubled.remove(id);
        } else {
            rows.put(id, value);
        }
        written(id);
    }

    private static @Nullable String base(@Nullable String value) {
        int stamp = value == null ? -1 : value.indexOf(STAMP);
        return value == null || stamp < 0 ? value : value.substring(0, stamp);
    }

    private void written(String id) {
        if (ground != null) {
            int copies = doubled.contains(id) ? 2 : 1;
            ground.changed(id, rows.containsKey(id) ? copies : 0);
        }
    }

    /** The ids that a row may have. */
    List<String> possibleIds() {
        return IntStream.range(0, ids).mapToObj(SimulatedModel::id).toList();
    }

    /** The values that a row may have. */
    List<String> possibleValues() {
        return IntStream.range(0, values).mapToObj(value -> "v" + value).toList();
    }

    List<String> ids() {
        return new ArrayList<>(versions.keySet());
    }

    private String id() {
        return id(random.nextInt(ids));
    }

    private static String id(int number) {
        return "%02d".formatted(number);
    }

    private String value() {
        return "v" + random.nextInt(values);
    }
}
