package io.retl.definition;

import io.retl.ConfigurationException;
import io.retl.Limits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;

/** Reads limits. One that is out of its own bounds is left at its default. */
final class LimitsReader {
    static final List<String> KEYS = List.of(
            "queryCharacters",
            "identifierCharacters",
            "scheduleInterval",
            "recordsPerSync",
            "columns",
            "columnNameCharacters",
            "recordBytes",
            "columnBytes",
            "massDeleteRows",
            "massDeletePercent",
            "window",
            "failedRecordsPerSync",
            "parkAfterSyncs",
            "parkAfter",
            "breakerRecords",
            "breakerPercent");

    private final Keys keys;
    private final Limits.Builder limits = Limits.builder();

    private LimitsReader(Keys keys) {
        this.keys = keys;
    }

    /** The limits; empty if the file has none. */
    static Optional<Limits> read(Keys top) {
        return top.nested("limits", KEYS).flatMap(keys -> new LimitsReader(keys).limits());
    }

    private Optional<Limits> limits() {
        integer("queryCharacters", Limits.Builder::queryCharacters);
        integer("identifierCharacters", Limits.Builder::identifierCharacters);
        keys.duration("scheduleInterval")
                .ifPresent(value -> set("scheduleInterval", builder -> builder.scheduleInterval(value)));
        whole("recordsPerSync", Limits.Builder::recordsPerSync);
        integer("columns", Limits.Builder::columns);
        integer("columnNameCharacters", Limits.Builder::columnNameCharacters);
        integer("recordBytes", Limits.Builder::recordBytes);
        integer("columnBytes", Limits.Builder::columnBytes);
        whole("massDeleteRows", Limits.Builder::massDeleteRows);
        integer("massDeletePercent", Limits.Builder::massDeletePercent);
        integer("window", Limits.Builder::window);
        integer("failedRecordsPerSync", Limits.Builder::failedRecordsPerSync);
        integer("parkAfterSyncs", Limits.Builder::parkAfterSyncs);
        keys.duration("parkAfter").ifPresent(value -> set("parkAfter", builder -> builder.parkAfter(value)));
        integer("breakerRecords", Limits.Builder::breakerRecords);
        integer("breakerPercent", Limits.Builder::breakerPercent);
        return keys.built(limits::build);
    }

    private void integer(String key, ObjIntConsumer<Limits.Builder> setter) {
        keys.integer(key).ifPresent(value -> set(key, builder -> setter.accept(builder, value)));
    }

    private void whole(String key, ObjLongConsumer<Limits.Builder> setter) {
        keys.whole(key).ifPresent(value -> set(key, builder -> setter.accept(builder, value)));
    }

    /** Tries each limit alone, so that a wrong one neither hides the others nor has its default judge the rest. */
    private void set(String key, Consumer<Limits.Builder> setter) {
        Limits.Builder alone = Limits.builder();
        setter.accept(alone);
        try {
            alone.build();
        } catch (ConfigurationException refused) {
            refused.problems()
                    .forEach(problem -> keys.find(key)
                            .ifPresent(value -> keys.values().findings().addForeign(value.offset(), problem)));
            return;
        }
        setter.accept(limits);
    }
}
