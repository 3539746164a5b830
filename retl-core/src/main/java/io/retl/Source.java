package io.retl;

import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A named connection to a warehouse. Immutable and thread-safe; it opens nothing by itself. */
public final class Source {
    /** The schema for retl's tables unless {@link Builder#stateSchema} names another. */
    public static final String DEFAULT_STATE_SCHEMA = "__segment_reverse_etl";

    private final String id;
    private final String displayName;
    private final DataSource dataSource;
    private final @Nullable String dialect;
    private final String stateSchema;

    private Source(Builder builder, DataSource dataSource) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.dataSource = dataSource;
        this.dialect = builder.dialect.orNull();
        this.stateSchema = builder.stateSchema.orElse(DEFAULT_STATE_SCHEMA);
    }

    /**
     * Starts a source.
     *
     * @param id a stable name of A-Z, a-z, 0-9, '_' and '-'
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** The stable name. */
    public String id() {
        return id;
    }

    /** The name for people; the id by default. */
    public String displayName() {
        return displayName;
    }

    /** Where connections come from; the host closes it, after its {@link Retl}. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The name of the dialect; empty if the connection decides. */
    public Optional<String> dialect() {
        return Optional.ofNullable(dialect);
    }

    /** The schema of retl's tables. */
    public String stateSchema() {
        return stateSchema;
    }

    @Override
    public String toString() {
        return "Source[" + id + ", dialect=" + (dialect == null ? "recognised on first use" : dialect)
                + ", stateSchema=" + stateSchema + "]";
    }

    /** Collects the parts of a {@link Source}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<DataSource> dataSource = Property.opaque("dataSource");
        private final Property<String> dialect = new Property<>("dialect");
        private final Property<String> stateSchema = new Property<>("stateSchema");

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** A name for people; default the id. */
        public Builder displayName(String displayName) {
            this.displayName.set(displayName);
            return this;
        }

        /** Where connections come from. It is used as it is and never closed. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource.set(dataSource);
            return this;
        }

        /** The name of the dialect, for example {@code postgres}; by default the first connection decides. */
        public Builder dialect(String dialect) {
            this.dialect.set(dialect);
            return this;
        }

        /** The schema for retl's tables; default {@value Source#DEFAULT_STATE_SCHEMA}. */
        public Builder stateSchema(String stateSchema) {
            this.stateSchema.set(stateSchema);
            return this;
        }

        /**
         * The source. Connects to nothing.
         *
         * @throws ConfigurationException with every problem found
         */
        public Source build() {
            Problems problems = new Problems("Source '" + id + "'");
            problems.checkId(id);
            if (!dataSource.isSet()) {
                problems.add("dataSource is missing. Add .dataSource(…).");
            }
            if (stateSchema.orElse(DEFAULT_STATE_SCHEMA).isBlank()) {
                problems.add(
                        "stateSchema is blank. Name a schema, or leave it out for '" + DEFAULT_STATE_SCHEMA + "'.");
            }
            problems.throwIfAny();
            return new Source(this, Objects.requireNonNull(dataSource.orNull()));
        }
    }
}
