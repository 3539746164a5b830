package io.retl;

import java.time.Duration;

/**
 * The limits that protect the warehouse, the destination and the host. Immutable and thread-safe.
 *
 * <p>The published limits of the system that retl follows changed between its editions; each default says which one it
 * is taken from. Every limit is settable.
 */
public final class Limits {
    /** 65,535 characters; the later edition (the earlier one had 131,072). */
    public static final int DEFAULT_QUERY_CHARACTERS = 65_535;
    /** 191 characters; both editions. */
    public static final int DEFAULT_IDENTIFIER_CHARACTERS = 191;
    /** 15 minutes; both editions. */
    public static final Duration DEFAULT_SCHEDULE_INTERVAL = Duration.ofMinutes(15);
    /** 150,000,000 records; the later edition (the earlier one had 30,000,000). */
    public static final long DEFAULT_RECORDS_PER_SYNC = 150_000_000;
    /** 512 columns; both editions. */
    public static final int DEFAULT_COLUMNS = 512;
    /** 128 characters; both editions. */
    public static final int DEFAULT_COLUMN_NAME_CHARACTERS = 128;
    /** 512 KiB; both editions. */
    public static final int DEFAULT_RECORD_BYTES = 512 * 1024;
    /** 128 KiB; both editions. */
    public static final int DEFAULT_COLUMN_BYTES = 128 * 1024;
    /** 100 rows; retl's own. */
    public static final long DEFAULT_MASS_DELETE_ROWS = 100;
    /** 20 percent of the rows that the destination has; retl's own. */
    public static final int DEFAULT_MASS_DELETE_PERCENT = 20;
    /** 10,000 records; retl's own. */
    public static final int DEFAULT_WINDOW = 10_000;
    /** 100,000 records; retl's own. */
    public static final int DEFAULT_FAILED_RECORDS_PER_SYNC = 100_000;
    /** 5 syncs; both editions. */
    public static final int DEFAULT_PARK_AFTER_SYNCS = 5;
    /** 14 days; both editions. */
    public static final Duration DEFAULT_PARK_AFTER = Duration.ofDays(14);
    /** 1,000 records; retl's own. */
    public static final int DEFAULT_BREAKER_RECORDS = 1_000;
    /** 50 percent of the records with an outcome; retl's own. */
    public static final int DEFAULT_BREAKER_PERCENT = 50;

    private final int queryCharacters;
    private final int identifierCharacters;
    private final Duration scheduleInterval;
    private final long recordsPerSync;
    private final int columns;
    private final int columnNameCharacters;
    private final int recordBytes;
    private final int columnBytes;
    private final long massDeleteRows;
    private final int massDeletePercent;
    private final int window;
    private final int failedRecordsPerSync;
    private final int parkAfterSyncs;
    private final Duration parkAfter;
    private final int breakerRecords;
    private final int breakerPercent;

    private Limits(Builder builder) {
        this.queryCharacters = builder.queryCharacters.orElse(DEFAULT_QUERY_CHARACTERS);
        this.identifierCharacters = builder.identifierCharacters.orElse(DEFAULT_IDENTIFIER_CHARACTERS);
        this.scheduleInterval = builder.scheduleInterval.orElse(DEFAULT_SCHEDULE_INTERVAL);
        this.recordsPerSync = builder.recordsPerSync.orElse(DEFAULT_RECORDS_PER_SYNC);
        this.columns = builder.columns.orElse(DEFAULT_COLUMNS);
        this.columnNameCharacters = builder.columnNameCharacters.orElse(DEFAULT_COLUMN_NAME_CHARACTERS);
        this.recordBytes = builder.recordBytes.orElse(DEFAULT_RECORD_BYTES);
        this.columnBytes = builder.columnBytes.orElse(DEFAULT_COLUMN_BYTES);
        this.massDeleteRows = builder.massDeleteRows.orElse(DEFAULT_MASS_DELETE_ROWS);
        this.massDeletePercent = builder.massDeletePercent.orElse(DEFAULT_MASS_DELETE_PERCENT);
        this.window = builder.window.orElse(DEFAULT_WINDOW);
        this.failedRecordsPerSync = builder.failedRecordsPerSync.orElse(DEFAULT_FAILED_RECORDS_PER_SYNC);
        this.parkAfterSyncs = builder.parkAfterSyncs.orElse(DEFAULT_PARK_AFTER_SYNCS);
        this.parkAfter = builder.parkAfter.orElse(DEFAULT_PARK_AFTER);
        this.breakerRecords = builder.breakerRecords.orElse(DEFAULT_BREAKER_RECORDS);
        this.breakerPercent = builder.breakerPercent.orElse(DEFAULT_BREAKER_PERCENT);
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The most characters (code points) of a model's query. */
    public int queryCharacters() {
        return queryCharacters;
    }

    /** The most characters (code points) of the name of an identifier or timestamp column. */
    public int identifierCharacters() {
        return identifierCharacters;
    }

    /** The shortest time between two scheduled syncs of a mapping. */
    public Duration scheduleInterval() {
        return scheduleInterval;
    }

    /** The most records that one sync takes; the rest goes to the next syncs. */
    public long recordsPerSync() {
        return recordsPerSync;
    }

    /** The most columns of a model. */
    public int columns() {
        return columns;
    }

    /** The most characters (code points) of a column's name. */
    public int columnNameCharacters() {
        return columnNameCharacters;
    }

    /**
     * The most bytes of a record: its event as UTF-8 JSON, and its mapped fields as UTF-8 JSON. A larger one is listed and
     * the others go on.
     */
    public int recordBytes() {
        return recordBytes;
    }

    /** The most bytes of one column of a record as UTF-8 JSON. A record with a larger one is listed, its values unread. */
    public int columnBytes() {
        return columnBytes;
    }

    /** A sync pauses when more rows than this, and more than {@link #massDeletePercent()}, would be deleted. */
    public long massDeleteRows() {
        return massDeleteRows;
    }

    /** The share of the known rows, in percent, beside {@link #massDeleteRows()}. */
    public int massDeletePercent() {
        return massDeletePercent;
    }

    /**
     * The least window in records; the window is this or twice what may be on its way at once, whichever is more. It
     * bounds the duplicates after a crash.
     */
    public int window() {
        return window;
    }

    /** After how many rejected, unknown or deferred records a sync stops and defers the rest. */
    public int failedRecordsPerSync() {
        return failedRecordsPerSync;
    }

    /** In how many syncs a record may be rejected or left unknown before it is parked. */
    public int parkAfterSyncs() {
        return parkAfterSyncs;
    }

    /** How long a record may be rejected or left unknown before it is parked, however many syncs that were. */
    public Duration parkAfter() {
        return parkAfter;
    }

    /** How many records must have an outcome before the breaker judges their share of failures. */
    public int breakerRecords() {
        return breakerRecords;
    }

    /** A sync stops when more than this share of its records, in percent, was rejected or left unknown. */
    public int breakerPercent() {
        return breakerPercent;
    }

    @Override
    public String toString() {
        return "Limits[queryCharacters=" + queryCharacters + ", identifierCharacters=" + identifierCharacters
                + ", scheduleInterval=" + scheduleInterval + ", recordsPerSync=" + recordsPerSync + ", columns="
                + columns
                + ", columnNameCharacters=" + columnNameCharacters + ", recordBytes=" + recordBytes + ", columnBytes="
                + columnBytes + ", massDeleteRows=" + massDeleteRows + ", massDeletePercent="
                + massDeletePercent + ", window=" + window + ", failedRecordsPerSync=" + failedRecordsPerSync
                + ", parkAfterSyncs=" + parkAfterSyncs + ", parkAfter=" + parkAfter + ", breakerRecords="
                + breakerRecords + ", breakerPercent=" + breakerPercent + "]";
    }

    /** Collects the parts of {@link Limits}. Not thread-safe. */
    public static final class Builder {
        /** Room for the envelope. */
        private static final int LEAST_RECORD_BYTES = 1_024;
        /** Room for any value of a fixed size. */
        private static final int LEAST_COLUMN_BYTES = 64;

        private static final Duration LEAST_INTERVAL = Duration.ofMinutes(1);
        private static final Duration LEAST_PARK_AFTER = Duration.ofMinutes(1);

        private final Property<Integer> queryCharacters = new Property<>("queryCharacters");
        private final Property<Integer> identifierCharacters = new Property<>("identifierCharacters");
        private final Property<Duration> scheduleInterval = new Property<>("scheduleInterval");
        private final Property<Long> recordsPerSync = new Property<>("recordsPerSync");
        private final Property<Integer> columns = new Property<>("columns");
        private final Property<Integer> columnNameCharacters = new Property<>("columnNameCharacters");
        private final Property<Integer> recordBytes = new Property<>("recordBytes");
        private final Property<Integer> columnBytes = new Property<>("columnBytes");
        private final Property<Long> massDeleteRows = new Property<>("massDeleteRows");
        private final Property<Integer> massDeletePercent = new Property<>("massDeletePercent");
        private final Property<Integer> window = new Property<>("window");
        private final Property<Integer> failedRecordsPerSync = new Property<>("failedRecordsPerSync");
        private final Property<Integer> parkAfterSyncs = new Property<>("parkAfterSyncs");
        private final Property<Duration> parkAfter = new Property<>("parkAfter");
        private final Property<Integer> breakerRecords = new Property<>("breakerRecords");
        private final Property<Integer> breakerPercent = new Property<>("breakerPercent");

        private Builder() {}

        /** See {@link Limits#queryCharacters()}; default {@value Limits#DEFAULT_QUERY_CHARACTERS}. */
        public Builder queryCharacters(int queryCharacters) {
            this.queryCharacters.set(queryCharacters);
            return this;
        }

        /** See {@link Limits#identifierCharacters()}; default {@value Limits#DEFAULT_IDENTIFIER_CHARACTERS}. */
        public Builder identifierCharacters(int identifierCharacters) {
            this.identifierCharacters.set(identifierCharacters);
            return this;
        }

        /** See {@link Limits#scheduleInterval()}; default 15 minutes; at least one minute. */
        public Builder scheduleInterval(Duration scheduleInterval) {
            this.scheduleInterval.set(scheduleInterval);
            return this;
        }

        /** See {@link Limits#recordsPerSync()}; default {@value Limits#DEFAULT_RECORDS_PER_SYNC}. */
        public Builder recordsPerSync(long recordsPerSync) {
            this.recordsPerSync.set(recordsPerSync);
            return this;
        }

        /** See {@link Limits#columns()}; default {@value Limits#DEFAULT_COLUMNS}. */
        public Builder columns(int columns) {
            this.columns.set(columns);
            return this;
        }

        /** See {@link Limits#columnNameCharacters()}; default {@value Limits#DEFAULT_COLUMN_NAME_CHARACTERS}. */
        public Builder columnNameCharacters(int columnNameCharacters) {
            this.columnNameCharacters.set(columnNameCharacters);
            return this;
        }

        /** See {@link Limits#recordBytes()}; default {@value Limits#DEFAULT_RECORD_BYTES}; at least 1,024. */
        public Builder recordBytes(int recordBytes) {
            this.recordBytes.set(recordBytes);
            return this;
        }

        /** See {@link Limits#columnBytes()}; default {@value Limits#DEFAULT_COLUMN_BYTES}; at least 64. */
        public Builder columnBytes(int columnBytes) {
            this.columnBytes.set(columnBytes);
            return this;
        }

        /** See {@link Limits#massDeleteRows()}; default {@value Limits#DEFAULT_MASS_DELETE_ROWS}; 0 leaves the percentage. */
        public Builder massDeleteRows(long massDeleteRows) {
            this.massDeleteRows.set(massDeleteRows);
            return this;
        }

        /** See {@link Limits#massDeletePercent()}; default {@value Limits#DEFAULT_MASS_DELETE_PERCENT}; 100 never pauses. */
        public Builder massDeletePercent(int massDeletePercent) {
            this.massDeletePercent.set(massDeletePercent);
            return this;
        }

        /** See {@link Limits#window()}; default {@value Limits#DEFAULT_WINDOW}. */
        public Builder window(int window) {
            this.window.set(window);
            return this;
        }

        /** See {@link Limits#failedRecordsPerSync()}; default {@value Limits#DEFAULT_FAILED_RECORDS_PER_SYNC}. */
        public Builder failedRecordsPerSync(int failedRecordsPerSync) {
            this.failedRecordsPerSync.set(failedRecordsPerSync);
            return this;
        }

        /** See {@link Limits#parkAfterSyncs()}; default {@value Limits#DEFAULT_PARK_AFTER_SYNCS}. */
        public Builder parkAfterSyncs(int parkAfterSyncs) {
            this.parkAfterSyncs.set(parkAfterSyncs);
            return this;
        }

        /** See {@link Limits#parkAfter()}; default 14 days; at least one minute. */
        public Builder parkAfter(Duration parkAfter) {
            this.parkAfter.set(parkAfter);
            return this;
        }

        /** See {@link Limits#breakerRecords()}; default {@value Limits#DEFAULT_BREAKER_RECORDS}. */
        public Builder breakerRecords(int breakerRecords) {
            this.breakerRecords.set(breakerRecords);
            return this;
        }

        /** See {@link Limits#breakerPercent()}; default {@value Limits#DEFAULT_BREAKER_PERCENT}; 100 never stops. */
        public Builder breakerPercent(int breakerPercent) {
            this.breakerPercent.set(breakerPercent);
            return this;
        }

        /**
         * The limits.
         *
         * @throws ConfigurationException with every problem found
         */
        public Limits build() {
            Problems problems = new Problems("Limits");
            atLeast(problems, "queryCharacters", queryCharacters.orElse(DEFAULT_QUERY_CHARACTERS), 1);
            atLeast(problems, "identifierCharacters", identifierCharacters.orElse(DEFAULT_IDENTIFIER_CHARACTERS), 1);
            atLeast(problems, "recordsPerSync", recordsPerSync.orElse(DEFAULT_RECORDS_PER_SYNC), 1);
            atLeast(problems, "columns", columns.orElse(DEFAULT_COLUMNS), 1);
            atLeast(problems, "columnNameCharacters", columnNameCharacters.orElse(DEFAULT_COLUMN_NAME_CHARACTERS), 1);
            atLeast(problems, "recordBytes", recordBytes.orElse(DEFAULT_RECORD_BYTES), LEAST_RECORD_BYTES);
            atLeast(problems, "columnBytes", columnBytes.orElse(DEFAULT_COLUMN_BYTES), LEAST_COLUMN_BYTES);
            Duration interval = scheduleInterval.orElse(DEFAULT_SCHEDULE_INTERVAL);
            if (interval.compareTo(LEAST_INTERVAL) < 0) {
                problems.add("scheduleInterval is %s; it is at least %s.".formatted(interval, LEAST_INTERVAL));
            }
            atLeast(problems, "massDeleteRows", massDeleteRows.orElse(DEFAULT_MASS_DELETE_ROWS), 0);
            percent(problems, "massDeletePercent", massDeletePercent.orElse(DEFAULT_MASS_DELETE_PERCENT));
            atLeast(problems, "window", window.orElse(DEFAULT_WINDOW), 1);
            atLeast(problems, "failedRecordsPerSync", failedRecordsPerSync.orElse(DEFAULT_FAILED_RECORDS_PER_SYNC), 1);
            atLeast(problems, "parkAfterSyncs", parkAfterSyncs.orElse(DEFAULT_PARK_AFTER_SYNCS), 1);
            Duration parking = parkAfter.orElse(DEFAULT_PARK_AFTER);
            if (parking.compareTo(LEAST_PARK_AFTER) < 0) {
                problems.add("parkAfter is %s; it is at least %s.".formatted(parking, LEAST_PARK_AFTER));
            }
            atLeast(problems, "breakerRecords", breakerRecords.orElse(DEFAULT_BREAKER_RECORDS), 1);
            percent(problems, "breakerPercent", breakerPercent.orElse(DEFAULT_BREAKER_PERCENT));
            problems.throwIfAny();
            return new Limits(this);
        }

        private static void percent(Problems problems, String name, int value) {
            atLeast(problems, name, value, 0);
            if (value > 100) {
                problems.add("%s is %s; it is at most 100.".formatted(name, value));
            }
        }

        private static void atLeast(Problems problems, String name, long value, long least) {
            if (value < least) {
                problems.add("%s is %s; it is at least %s.".formatted(name, value, least));
            }
        }
    }
}
