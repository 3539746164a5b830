package io.retl.destination.spi;

import java.util.Objects;

/** Describes one input of an action. Immutable and thread-safe. */
public final class FieldDefinition {
    private final String name;
    private final FieldType type;
    private final boolean required;
    private final String description;

    private FieldDefinition(Builder builder) {
        this.name = builder.name;
        this.type = builder.type;
        this.required = builder.required;
        this.description = builder.description;
    }

    /** Starts the description of an optional field. */
    public static Builder builder(String name, FieldType type) {
        return new Builder(name, type);
    }

    /** The name that a mapping uses. */
    public String name() {
        return name;
    }

    /** What the field holds. */
    public FieldType type() {
        return type;
    }

    /** Whether a mapping that does not set it is refused. */
    public boolean isRequired() {
        return required;
    }

    /** One sentence for the person who maps it; may be empty. */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return "FieldDefinition[" + name + " " + type + (required ? ", required" : "") + "]";
    }

    /** Collects the parts of a {@link FieldDefinition}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final FieldType type;
        private boolean required;
        private String description = "";

        private Builder(String name, FieldType type) {
            this.name = Objects.requireNonNull(name, "name");
            this.type = Objects.requireNonNull(type, "type");
        }

        /** Refuse a mapping that does not set the field. */
        public Builder required() {
            this.required = true;
            return this;
        }

        /** One sentence for the person who maps it. */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /** The definition. */
        public FieldDefinition build() {
            return new FieldDefinition(this);
        }
    }
}
