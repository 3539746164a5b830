package io.retl.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The table that the mapping reads, and how its users change it. */
final class SimulatedModel {
    private final SplittableRandom random;
    private final int ids;
    private final int values;
    private final Map<String, String> rows = new TreeMap<>();
    private final Map<String, String> before = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();

    SimulatedModel(SplittableRandom random, int ids, int values) {
        this.random = random;
        this.ids = ids;
        this.values = values;
        for (int id = 0; id < ids; id++) {
            if (random.nextBoolean()) {
                put(id(id), value());
            }
        }
    }

    Map<String, String> rows() {
        return rows;
    }

    /** How often the row was changed; it orders what is sent for it. */
    long version(String id) {
        return versions.getOrDefault(id, 0L);
    }

    void edit() {
        switch (random.nextInt(8)) {
            case 0, 1 -> put(id(), value());
            case 2, 3 -> put(id(), null);
            case 4, 5 -> revert(id());
            case 6 -> swap(id(), id());
            default -> change(1 + random.nextInt(ids));
        }
    }

    private void change(int many) {
        boolean deletes = random.nextInt(3) == 0;
        for (int edit = 0; edit < many; edit++) {
            put(id(), deletes ? null : value());
        }
    }

    private void revert(String id) {
        put(id, before.get(id));
    }

    private void swap(String one, String other) {
        String value = rows.get(one);
        put(one, rows.get(other));
        put(other, value);
    }

    private void put(String id, @Nullable String value) {
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
        if (value == null) {
            rows.remove(id);
        } else {
            rows.put(id, value);
        }
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
