package io.retl.internal.delivery;

import io.retl.Mapping;
import io.retl.destination.spi.MappingHook;
import io.retl.destination.spi.SyncMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping tells an action once, for all rows. Mappings of the seed system carry some of it in fields with reserved
 * names, which no action sees as fields.
 *
 * @param constants the fields that are the same for every row
 * @param syncMode what is done with records
 * @param matchingKey the field by which the destination finds a record
 * @param hookOutputs what hooks gave, by the name of the hook
 */
public record ActionOptions(
        Map<String, @Nullable Object> constants,
        Optional<SyncMode> syncMode,
        Optional<String> matchingKey,
        Map<String, Map<String, @Nullable Object>> hookOutputs) {
    /** Nothing. */
    public static final ActionOptions NONE = new ActionOptions(Map.of(), Optional.empty(), Optional.empty(), Map.of());

    private static final String SYNC_MODE = "__segment_internal_sync_mode";
    private static final String MATCHING_KEY = "__segment_internal_matching_key";
    private static final List<String> HOOKS = List.of(MappingHook.ON_MAPPING_SAVE, MappingHook.RETL_ON_MAPPING_SAVE);

    /** Whether a field of a mapping is none of the action's. */
    public static boolean isReserved(String field) {
        return field.equals(SYNC_MODE) || field.equals(MATCHING_KEY) || HOOKS.contains(field);
    }

    /**
     * What a mapping says by its own properties, and where these are not set by reserved fields.
     *
     * @param constants the fields that are the same for every row, reserved ones included
     */
    public static ActionOptions of(Mapping mapping, Map<String, @Nullable Object> constants) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(constants);
        plain.keySet().removeIf(ActionOptions::isReserved);
        Map<String, Map<String, @Nullable Object>> hooks = new LinkedHashMap<>();
        for (String hook : HOOKS) {
            outputs(constants.get(hook)).ifPresent(outputs -> hooks.put(hook, outputs));
        }
        hooks.putAll(mapping.hookOutputs());
        return new ActionOptions(
                Collections.unmodifiableMap(plain),
                mapping.syncMode().or(() -> syncMode(constants.get(SYNC_MODE))),
                mapping.matchingKey()
                        .or(() ->
                                Optional.ofNullable(constants.get(MATCHING_KEY)).map(Object::toString)),
                hooks);
    }

    /** Anything else than one of the five words is none, as in the seed system. */
    private static Optional<SyncMode> syncMode(@Nullable Object word) {
        for (SyncMode mode : SyncMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /** A saved hook is {@code {"inputs": …, "outputs": …}}. */
    @SuppressWarnings("unchecked") // the keys of mapped values are text
    private static Optional<Map<String, @Nullable Object>> outputs(@Nullable Object hook) {
        return hook instanceof Map<?, ?> saved && saved.get("outputs") instanceof Map<?, ?> outputs
                ? Optional.of((Map<String, @Nullable Object>) outputs)
                : Optional.empty();
    }
}
