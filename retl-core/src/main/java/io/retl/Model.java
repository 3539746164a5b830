package io.retl;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable String timestampColumn;
    private final DuplicateIds onDuplicateIds;
    private final @Nullable Schedule schedule;

    private Model(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.source = Objects.requireNonNull(builder.source.orNull());
        this.query = Objects.requireNonNull(builder.query.orNull());
        this.uniqueIdentifier = Objects.requireNonNull(builder.uniqueIdentifier.orNull());
        this.timestampColumn = builder.timestampColumn.orNull();
        this.onDuplicateIds = builder.onDuplicateIds.orElse(DuplicateIds.SET_ASIDE);
        this.schedule = builder.schedule.orNull();
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

    /** The name of the column that says when a row changed; empty if there is none. */
    public Optional<String> timestampColumn() {
        return Optional.ofNullable(timestampColumn);
    }

    /** What happens to rows that share an identifier. */
    public DuplicateIds onDuplicateIds() {
        return onDuplicateIds;
    }

    /** When its mappings are synced, unless they have a schedule of their own. */
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(schedule);
    }

    @Override
    public String toString() {
        return "Model[" + id + ", source=" + source.id() + ", uniqueIdentifier=" + uniqueIdentifier
                + (timestampColumn == null ? "" : ", timestampColumn=" + timestampColumn)
                + (schedule == null ? "" : ", schedule=" + schedule) + "]";
    }

    /** Collects the parts of a {@link Model}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<Source> source = new Property<>("source");
        private final Property<String> query = new Property<>("query");
        private final Property<String> uniqueIdentifier = new Property<>("uniqueIdentifier");
        private final Property<String> timestampColumn = new Property<>("timestampColumn");
        private final Property<DuplicateIds> onDuplicateIds = new Property<>("onDuplicateIds");
        private final Property<Schedule> schedule = new Property<>("schedule");

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

        /**
         * The name of the column that says when a row changed, at most {@link Limits#identifierCharacters()} characters;
         * default none. In this version it changes nothing but is checked: every sync compares the whole model.
         */
        public Builder timestampColumn(String timestampColumn) {
            this.timestampColumn.set(timestampColumn);
            return this;
        }

        /** What happens to rows that share an identifier; default {@link DuplicateIds#SET_ASIDE}. */
        public Builder onDuplicateIds(DuplicateIds onDuplicateIds) {
            this.onDuplicateIds.set(onDuplicateIds);
            return this;
        }

        /** When its mappings are synced, unless they have a schedule of their own; default none. See {@link Schedule}. */
        public Builder schedule(Schedule schedule) {
            this.schedule.set(schedule);
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
            if (timestampColumn.isSet() && timestampColumn.orElse("").isBlank()) {
                problems.add("timestampColumn is blank. Name a column, or leave it out.");
            }
            problems.throwIfAny();
            return new Model(this);
        }
    }
}
