package io.retl;

import java.util.Objects;

/** A query on a source and the column that identifies its rows. Immutable and thread-safe. */
public final class Model {
    /** What a sync does with rows whose unique identifier occurs more than once. */
    public enum DuplicateIds {
        /** Leave out every row of such an identifier, count and list them, and go on. The default. */
        SET_ASIDE,
        /** Do not look for them. For models whose source keeps the identifier unique. */
        TRUST,
        /** End the sync before anything is sent. */
        FAIL
    }

    private final String id;
    private final String displayName;
    private final Source source;
    private final String query;
    private final String uniqueIdentifier;
    private final DuplicateIds onDuplicateIds;

    private Model(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.source = Objects.requireNonNull(builder.source.orNull());
        this.query = Objects.requireNonNull(builder.query.orNull());
        this.uniqueIdentifier = Objects.requireNonNull(builder.uniqueIdentifier.orNull());
        this.onDuplicateIds = builder.onDuplicateIds.orElse(DuplicateIds.SET_ASIDE);
    }

    /**
     * Starts a model.
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

    /** Where the query runs. */
    public Source source() {
        return source;
    }

    /** The SQL. */
    public String query() {
        return query;
    }

    /** The name of the column that identifies a row. */
    public String uniqueIdentifier() {
        return uniqueIdentifier;
    }

    /** What happens to rows that share an identifier. */
    public DuplicateIds onDuplicateIds() {
        return onDuplicateIds;
    }

    @Override
    public String toString() {
        return "Model[" + id + ", source=" + source.id() + ", uniqueIdentifier=" + uniqueIdentifier + "]";
    }

    /** Collects the parts of a {@link Model}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<Source> source = new Property<>("source");
        private final Property<String> query = new Property<>("query");
        private final Property<String> uniqueIdentifier = new Property<>("uniqueIdentifier");
        private final Property<DuplicateIds> onDuplicateIds = new Property<>("onDuplicateIds");

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** A name for people; default the id. */
        public Builder displayName(String displayName) {
            this.displayName.set(displayName);
            return this;
        }

        /** Where the query runs. */
        public Builder source(Source source) {
            this.source.set(source);
            return this;
        }

        /**
         * One SELECT statement; a closing semicolon or comment is fine. At most {@link Limits#queryCharacters()}
         * characters.
         */
        public Builder query(String query) {
            this.query.set(query);
            return this;
        }

        /**
         * The name of the column that identifies a row, at most {@link Limits#identifierCharacters()} characters. It is
         * looked up as written, then without regard to case.
         */
        public Builder uniqueIdentifier(String uniqueIdentifier) {
            this.uniqueIdentifier.set(uniqueIdentifier);
            return this;
        }

        /** What happens to rows that share an identifier; default {@link DuplicateIds#SET_ASIDE}. */
        public Builder onDuplicateIds(DuplicateIds onDuplicateIds) {
            this.onDuplicateIds.set(onDuplicateIds);
            return this;
        }

        /**
         * The model. Runs nothing.
         *
         * @throws ConfigurationException with every problem found
         */
        public Model build() {
            Problems problems = new Problems("Model '" + id + "'");
            problems.checkId(id);
            if (!source.isSet()) {
                problems.add("source is missing. Add .source(…).");
            }
            if (query.orElse("").isBlank()) {
                problems.add("the query is empty. Add .query(\"SELECT …\").");
            }
            if (uniqueIdentifier.orElse("").isBlank()) {
                problems.add("uniqueIdentifier is missing. Add .uniqueIdentifier(\"…\") with the name of a column.");
            }
            problems.throwIfAny();
            return new Model(this);
        }
    }
}
