package io.retl.destination.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Describes one input of an action. Immutable and thread-safe.
 *
 * <p>Before an action sees a payload, the engine brings it into this form: a null or an empty text that the field cannot hold
 * is dropped, a single value for a field that takes many becomes a list, values are converted as {@link FieldType} says, and what
 * no definition names is removed. A record that does not fit then is listed, and never reaches the action.
 */
public final class FieldDefinition {
    private final String name;
    private final FieldType type;
    private final String label;
    private final boolean labelled;
    private final String description;
    private final FieldRequirement requirement;
    private final boolean multiple;
    private final boolean nullAllowed;
    private final boolean open;
    private final boolean dynamic;
    private final List<FieldChoice> choices;
    private final List<FieldDefinition> properties;
    private final @Nullable FieldFormat format;
    private final @Nullable Double minimum;
    private final @Nullable Double maximum;
    private final Preset preset;

    private FieldDefinition(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.label = builder.label.isEmpty() ? builder.name : builder.label;
        this.labelled = !builder.label.isEmpty();
        this.description = builder.description;
        this.requirement = builder.requirement;
        this.multiple = builder.multiple;
        this.nullAllowed = builder.nullAllowed;
        this.open = builder.open;
        this.dynamic = builder.dynamic;
        this.choices = List.copyOf(builder.choices);
        this.properties = List.copyOf(builder.properties);
        this.format = builder.format;
        this.minimum = builder.minimum;
        this.maximum = builder.maximum;
        this.preset = builder.preset;
    }

    /** Starts the description of an optional field. */
    public static Builder builder(String name, FieldType type) {
        return new Builder(name, type);
    }

    /** The name that a mapping uses. */
    public String name() {
        return name;
    }

    /** What the field holds; if it takes many, what each element is. */
    public FieldType type() {
        return type;
    }

    /** What people are shown; default the name. */
    public String label() {
        return label;
    }

    /** Whether a label was given: messages about a record then name it, and otherwise say where the value is. */
    public boolean hasLabel() {
        return labelled;
    }

    /** One sentence for the person who maps it; may be empty. */
    public String description() {
        return description;
    }

    /** Whether a mapping that does not set it is refused, whatever the other fields are. */
    public boolean isRequired() {
        return requirement.equals(FieldRequirement.ALWAYS);
    }

    /** When a record without it is refused; default never. */
    public FieldRequirement requirement() {
        return requirement;
    }

    /** Whether it is a list; a single value is put into one. */
    public boolean isMultiple() {
        return multiple;
    }

    /** Whether null is a value of it, instead of nothing. */
    public boolean allowsNull() {
        return nullAllowed;
    }

    /** Whether an object keeps properties that are not described. */
    public boolean isOpen() {
        return open;
    }

    /** Whether {@link Action#choices} knows values for it. */
    public boolean isDynamic() {
        return dynamic;
    }

    /** The only values it may have; any, if empty. */
    public List<FieldChoice> choices() {
        return choices;
    }

    /** The properties of an object; if empty, it keeps everything. */
    public List<FieldDefinition> properties() {
        return properties;
    }

    /** What its text looks like; not asked of the elements of a list. */
    public Optional<FieldFormat> format() {
        return Optional.ofNullable(format);
    }

    /** The least value of a {@link FieldType#NUMBER}, or the fewest characters (code points) of a {@link FieldType#STRING}. */
    public OptionalDouble minimum() {
        return minimum == null ? OptionalDouble.empty() : OptionalDouble.of(minimum);
    }

    /** The greatest value of a {@link FieldType#NUMBER}, or the most characters (code points) of a {@link FieldType#STRING}. */
    public OptionalDouble maximum() {
        return maximum == null ? OptionalDouble.empty() : OptionalDouble.of(maximum);
    }

    /** What the field is mapped to by a mapping that leaves its fields to the action. */
    public Preset preset() {
        return preset;
    }

    @Override
    public String toString() {
        return "FieldDefinition[" + name + " " + type + (multiple ? "[]" : "") + (isRequired() ? ", required" : "")
                + "]";
    }

    /** Collects the parts of a {@link FieldDefinition}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final FieldType type;
        private final List<FieldChoice> choices = new ArrayList<>();
        private final List<FieldDefinition> properties = new ArrayList<>();
        private String label = "";
        private String description = "";
        private FieldRequirement requirement = FieldRequirement.NEVER;
        private boolean multiple;
        private boolean nullAllowed;
        private boolean open;
        private boolean dynamic;
        private @Nullable FieldFormat format;
        private @Nullable Double minimum;
        private @Nullable Double maximum;
        private Preset preset = Preset.NONE;

        private Builder(String name, FieldType type) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
        }

        /** What people are shown; default the name. */
        public Builder label(String label) {
            this.label = Objects.requireNonNull(label, "label");
            return this;
        }

        /** One sentence for the person who maps it. */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /** Refuse a mapping that does not set the field. */
        public Builder required() {
            return required(FieldRequirement.ALWAYS);
        }

        /** Refuse a record without the field when this holds. */
        public Builder required(FieldRequirement requirement) {
            this.requirement = Objects.requireNonNull(requirement, "requirement");
            return this;
        }

        /** It takes many values of its type, as a list. */
        public Builder multiple() {
            this.multiple = true;
            return this;
        }

        /** Null is a value of it. */
        public Builder allowNull() {
            this.nullAllowed = true;
            return this;
        }

        /** An object that keeps what is not described. */
        public Builder open() {
            this.open = true;
            return this;
        }

        /** {@link Action#choices} knows values for it. */
        public Builder dynamic() {
            this.dynamic = true;
            return this;
        }

        /** Adds a value that it may have; with at least one, it may have no other. */
        public Builder choice(FieldChoice choice) {
            choices.add(Objects.requireNonNull(choice, "choice"));
            return this;
        }

        /** Adds a property of an object. */
        public Builder property(FieldDefinition property) {
            properties.add(Objects.requireNonNull(property, "property"));
            return this;
        }

        /** What its text looks like. */
        public Builder format(FieldFormat format) {
            this.format = Objects.requireNonNull(format, "format");
            return this;
        }

        /** The least number, or the fewest characters of a text; 0 is no limit. */
        public Builder minimum(double minimum) {
            this.minimum = minimum;
            return this;
        }

        /** The greatest number, or the most characters of a text; 0 is no limit. */
        public Builder maximum(double maximum) {
            this.maximum = maximum;
            return this;
        }

        /** What the field is mapped to by a mapping that leaves its fields to the action; default nothing. */
        public Builder preset(Preset preset) {
            this.preset = Objects.requireNonNull(preset, "preset");
            return this;
        }

        /** The definition. */
        public FieldDefinition build() {
            return new FieldDefinition(this);
        }
    }
}
