package io.retl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A query on a source and the columns that identify its rows. Immutable and thread-safe. */
public final class Model {
    /**
     * How far behind the greatest timestamp a sync looks, unless {@link Builder#overlap} says otherwise: longer than most
     * transactions last, which write the time of their beginning and are seen at their end.
     */
    public static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(10);

    /**
     * Every how manyth sync of a model with a timestamp column compares all rows, unless {@link Builder#fullDiffEvery} says
     * otherwise: once a day with a schedule of an hour.
     */
    public static final int DEFAULT_FULL_DIFF = 24;

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
    private final List<String> uniqueIdentifiers;
    private final @Nullable String timestampColumn;
    private final Duration overlap;
    private final int fullDiffEvery;
    private final DuplicateIds onDuplicateIds;
    private final @Nullable Schedule schedule;

    private Model(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.source = Objects.requireNonNull(builder.source.orNull());
        this.query = Objects.requireNonNull(builder.query.orNull());
        this.uniqueIdentifiers = List.copyOf(Objects.requireNonNull(builder.uniqueIdentifier.orNull()));
        this.timestampColumn = builder.timestampColumn.orNull();
        this.overlap = builder.overlap.orElse(DEFAULT_OVERLAP);
        this.fullDiffEvery = builder.fullDiff.orElse(FullDiff.DEFAULT).every;
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

    /** The names of the columns that identify a row together, in the order of the record id; mostly one. */
    public List<String> uniqueIdentifiers() {
        return uniqueIdentifiers;
    }

    /** The name of the column that says when a row changed; empty if there is none. */
    public Optional<String> timestampColumn() {
        return Optional.ofNullable(timestampColumn);
    }

    /** How far behind the greatest timestamp a sync looks. Without a timestamp column it means nothing. */
    public Duration overlap() {
        return overlap;
    }

    /**
     * Every how manyth sync compares all rows and so finds those that are gone; empty for never. Without a timestamp column
     * every sync does.
     */
    public OptionalInt fullDiffEvery() {
        return fullDiffEvery == FullDiff.NEVER.every ? OptionalInt.empty() : OptionalInt.of(fullDiffEvery);
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
        return "Model[" + id + ", source=" + source.id() + ", uniqueIdentifier="
                + (uniqueIdentifiers.size() == 1 ? uniqueIdentifiers.get(0) : uniqueIdentifiers)
                + (timestampColumn == null
                        ? ""
                        : ", timestampColumn=" + timestampColumn + ", overlap=" + overlap + ", fullDiffEvery="
                                + (fullDiffEvery().isEmpty() ? "never" : String.valueOf(fullDiffEvery)))
                + (schedule == null ? "" : ", schedule=" + schedule) + "]";
    }

    /** Every how manyth sync compares all rows, as it was set. */
    private record FullDiff(int every) {
        private static final FullDiff NEVER = new FullDiff(Integer.MAX_VALUE);
        private static final FullDiff DEFAULT = new FullDiff(DEFAULT_FULL_DIFF);

        @Override
        public String toString() {
            return equals(NEVER) ? "never" : String.valueOf(every);
        }
    }

    /** Collects the parts of a {@link Model}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<Source> source = new Property<>("source");
        private final Property<String> query = new Property<>("query");
        private final Property<List<String>> uniqueIdentifier =
                new Property<>("uniqueIdentifier", names -> String.join(", ", names));
        private final Property<String> timestampColumn = new Property<>("timestampColumn");
        private final Property<Duration> overlap = new Property<>("overlap");
        private final Property<FullDiff> fullDiff = new Property<>("fullDiffEvery");
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
         * The column that identifies a row, or the columns that do so together, at most
         * {@link Limits#identifierCharacters()} characters each. They are looked up as written, then without regard to case.
         *
         * <p>The record id of several columns is their values in this order, joined with {@code /}; within a value {@code ~}
         * is written {@code ~0} and {@code /} is written {@code ~1}. So {@code 7} and {@code a/b} make {@code 7/a~1b}. A row
         * in which one of them is null has no identifier.
         */
        public Builder uniqueIdentifier(String first, String... more) {
            List<String> names = new ArrayList<>(List.of(Objects.requireNonNull(first, "first")));
            names.addAll(List.of(Objects.requireNonNull(more, "more")));
            this.uniqueIdentifier.set(names);
            return this;
        }

        /**
         * The name of the column that says when a row changed, at most {@link Limits#identifierCharacters()} characters: a
         * date, a timestamp (taken as UTC) or an instant; default none, and every sync compares all rows.
         *
         * <p>With it a sync reads only the rows that changed since the last one, and those of which something is still open.
         * It finds no row that is gone; that is left to the syncs that compare all rows, see {@link #fullDiffEvery}. A row that
         * changes without its timestamp, or comes into the query with an old one, waits for these as well.
         */
        public Builder timestampColumn(String timestampColumn) {
            this.timestampColumn.set(timestampColumn);
            return this;
        }

        /**
         * How far behind the greatest timestamp a sync looks, for rows that are seen later than their timestamp says; default
         * {@link #DEFAULT_OVERLAP}. What it reads again is sent only if it differs. Needs a {@link #timestampColumn}.
         */
        public Builder overlap(Duration overlap) {
            this.overlap.set(overlap);
            return this;
        }

        /**
         * Every how manyth sync compares all rows and so finds those that are gone, at least 1; default
         * {@link #DEFAULT_FULL_DIFF}. Needs a {@link #timestampColumn}. The first sync does in any case, and so does the one
         * after a change of the query, of its columns, of the timestamp column, or of the state by {@code reset} or
         * {@code baseline}.
         */
        public Builder fullDiffEvery(int syncs) {
            this.fullDiff.set(new FullDiff(syncs));
            return this;
        }

        /**
         * No sync compares all rows but those that must, see {@link #fullDiffEvery}: for models whose rows are never deleted,
         * or for mappings that take no deletes. Needs a {@link #timestampColumn}.
         */
        public Builder fullDiffNever() {
            this.fullDiff.set(FullDiff.NEVER);
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
            checkIdentifier(problems, uniqueIdentifier.orElse(List.of("")));
            checkTimestamps(problems);
            problems.throwIfAny();
            return new Model(this);
        }

        private static void checkIdentifier(Problems problems, List<String> names) {
            if (names.size() == 1 && names.get(0).isBlank()) {
                problems.add("uniqueIdentifier is missing. Add .uniqueIdentifier(\"…\") with the name of a column.");
            } else if (names.stream().anyMatch(String::isBlank)) {
                problems.add("uniqueIdentifier %s has a blank name. Name a column, or leave it out.".formatted(names));
            } else if (names.stream().distinct().count() < names.size()) {
                problems.add("uniqueIdentifier %s names a column twice. Name each once.".formatted(names));
            }
        }

        private void checkTimestamps(Problems problems) {
            if (timestampColumn.isSet() && timestampColumn.orElse("").isBlank()) {
                problems.add("timestampColumn is blank. Name a column, or leave it out.");
            }
            if (overlap.orElse(Duration.ZERO).isNegative()) {
                problems.add("overlap is %s; it is at least zero.".formatted(overlap.orNull()));
            }
            if (fullDiff.orElse(FullDiff.DEFAULT).every < 1) {
                problems.add("fullDiffEvery is %s; it is at least 1, which compares all rows in every sync."
                        .formatted(fullDiff.orNull()));
            }
            if (!timestampColumn.isSet() && (overlap.isSet() || fullDiff.isSet())) {
                problems.add("%s needs a timestamp column. Add .timestampColumn(\"…\"), or leave it out."
                        .formatted(overlap.isSet() ? "overlap" : "fullDiffEvery"));
            }
        }
    }
}
