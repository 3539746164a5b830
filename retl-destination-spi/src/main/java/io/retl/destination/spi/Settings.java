package io.retl.destination.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The values of a destination's settings. Immutable and thread-safe; {@code toString} masks every value. */
public final class Settings {
    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The given values, completed by the defaults of the definitions.
     *
     * @param values values by setting name
     * @param definitions the settings that the destination declares
     */
    public static Settings complete(Map<String, String> values, List<SettingDefinition> definitions) {
        Objects.requireNonNull(definitions, "definitions");
        Map<String, String> all = new LinkedHashMap<>(Objects.requireNonNull(values, "values"));
        for (SettingDefinition definition : definitions) {
            definition.defaultValue().ifPresent(value -> all.putIfAbsent(definition.name(), value));
        }
        return new Settings(all);
    }

    /** The value, or empty when the setting has neither a value nor a default. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(name, "name")));
    }

    /**
     * The value of a setting that is always there.
     *
     * @throws IllegalArgumentException if it has neither a value nor a default
     */
    public String require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Setting '" + name + "' has no value."));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Settings[");
        String separator = "";
        for (String name : values.keySet()) {
            text.append(separator).append(name).append("=***");
            separator = ", ";
        }
        return text.append(']').toString();
    }
}
