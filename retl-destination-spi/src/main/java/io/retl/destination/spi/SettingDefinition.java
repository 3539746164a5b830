package io.retl.destination.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes one setting of a destination. Immutable and thread-safe. */
public final class SettingDefinition {
    private final String name;
    private final String description;
    private final boolean required;
    private final boolean secret;
    private final List<FieldChoice> choices;
    private final @Nullable String defaultValue;

    private SettingDefinition(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.required = builder.required;
        this.secret = builder.secret;
        this.choices = List.copyOf(builder.choices);
        this.defaultValue = builder.defaultValue;
    }

    /** Starts the description of an optional setting without a default. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The name that a definition uses. */
    public String name() {
        return name;
    }

    /** One sentence for the person who fills it in; may be empty. */
    public String description() {
        return description;
    }

    /** Whether a destination without a value is refused. */
    public boolean isRequired() {
        return required;
    }

    /** Whether nobody should see the value; a host may hide what is typed. */
    public boolean isSecret() {
        return secret;
    }

    /** The only values it may have; any, if empty. */
    public List<FieldChoice> choices() {
        return choices;
    }

    /** The value used when none is given. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    @Override
    public String toString() {
        return "SettingDefinition[" + name + (required ? ", required" : "") + "]";
    }

    /** Collects the parts of a {@link SettingDefinition}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private String description = "";
        private final List<FieldChoice> choices = new ArrayList<>();
        private boolean required;
        private boolean secret;
        private @Nullable String defaultValue;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** One sentence for the person who fills it in. */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /** Refuse a destination that has no value for it. */
        public Builder required() {
            this.required = true;
            return this;
        }

        /** Nobody should see the value. */
        public Builder secret() {
            this.secret = true;
            return this;
        }

        /** Adds a value that it may have; with at least one, a destination with another is refused. */
        public Builder choice(FieldChoice choice) {
            choices.add(Objects.requireNonNull(choice, "choice"));
            return this;
        }

        /** The value used when none is given. */
        public Builder defaultValue(String defaultValue) {
            this.defaultValue = Objects.requireNonNull(defaultValue, "defaultValue");
            return this;
        }

        /** The definition. */
        public SettingDefinition build() {
            return new SettingDefinition(this);
        }
    }
}
