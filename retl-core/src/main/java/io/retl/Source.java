package io.retl;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A named way to a warehouse: a {@link DataSource} of the host, or a JDBC URL for which retl keeps a pool of its own.
 * Immutable and thread-safe; it opens nothing by itself.
 */
public final class Source {
    /** The schema for retl's tables unless {@link Builder#stateSchema} names another. */
    public static final String DEFAULT_STATE_SCHEMA = "__segment_reverse_etl";

    /** How many syncs may run at once unless {@link Builder#maxConcurrentSyncs} says otherwise. */
    public static final int DEFAULT_MAX_CONCURRENT_SYNCS = 4;

    private final String id;
    private final String displayName;
    private final @Nullable DataSource dataSource;
    private final @Nullable Secret jdbcUrl;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final @Nullable String dialect;
    private final String stateSchema;
    private final int maxConcurrentSyncs;
    private final @Nullable Duration statementTimeout;

    private Source(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.dataSource = builder.dataSource.orNull();
        this.jdbcUrl = builder.jdbcUrl.orNull();
        this.user = builder.user.orElse("").isEmpty() ? null : builder.user.orNull();
        this.password = builder.hasPassword() ? builder.password.orNull() : null;
        this.dialect = builder.dialect.orNull();
        this.stateSchema = builder.stateSchema.orElse(DEFAULT_STATE_SCHEMA);
        this.maxConcurrentSyncs = builder.maxConcurrentSyncs.orElse(DEFAULT_MAX_CONCURRENT_SYNCS);
        this.statementTimeout = builder.statementTimeout.orNull();
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

    /** Where connections come from, if the host gave it; the host closes it, after its {@link Retl}. */
    public Optional<DataSource> dataSource() {
        return Optional.ofNullable(dataSource);
    }

    /** The URL for a pool of retl's own; empty with a {@link #dataSource()}. It may hold a secret. */
    public Optional<String> jdbcUrl() {
        return Optional.ofNullable(jdbcUrl).map(Secret::reveal);
    }

    /** Who connects; empty if the URL says so, or nobody has to. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** The user's password; empty if the URL has it, or none is needed. */
    public Optional<Secret> password() {
        return Optional.ofNullable(password);
    }

    /** The name of the dialect; empty if the connection decides. */
    public Optional<String> dialect() {
        return Optional.ofNullable(dialect);
    }

    /** The schema of retl's tables. */
    public String stateSchema() {
        return stateSchema;
    }

    /** How many syncs may run at once in one {@link Retl}, over all mappings of this source; further ones wait. */
    public int maxConcurrentSyncs() {
        return maxConcurrentSyncs;
    }

    /** How long one statement may take; empty if it may take as long as it likes. */
    public Optional<Duration> statementTimeout() {
        return Optional.ofNullable(statementTimeout);
    }

    /** Shows of a URL no more than what it is for: {@code jdbc:postgresql:***}. */
    @Override
    public String toString() {
        return "Source[" + id + (jdbcUrl == null ? "" : ", jdbcUrl=" + masked(jdbcUrl.reveal())) + ", dialect="
                + (dialect == null ? "recognised on first use" : dialect) + ", stateSchema=" + stateSchema
                + ", maxConcurrentSyncs=" + maxConcurrentSyncs + ", statementTimeout="
                + (statementTimeout == null ? "none" : statementTimeout) + "]";
    }

    private static String masked(String jdbcUrl) {
        Matcher matcher = Builder.URL.matcher(jdbcUrl);
        return matcher.matches() ? matcher.group("product") + ":***" : "***";
    }

    /** Collects the parts of a {@link Source}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern URL = Pattern.compile("(?<product>jdbc:[A-Za-z0-9_-]+):.*", Pattern.DOTALL);
        private static final Secret NONE = Secret.of("");
        private static final int MOST_SYNCS = 64;
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofDays(7);

        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<DataSource> dataSource = Property.opaque("dataSource");
        private final Property<Secret> jdbcUrl = new Property<>("jdbcUrl");
        private final Property<String> user = new Property<>("user");
        private final Property<Secret> password = new Property<>("password");
        private final Property<String> dialect = new Property<>("dialect");
        private final Property<String> stateSchema = new Property<>("stateSchema");
        private final Property<Integer> maxConcurrentSyncs = new Property<>("maxConcurrentSyncs");
        private final Property<Duration> statementTimeout = new Property<>("statementTimeout");

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** A name for people; default the id. */
        public Builder displayName(String displayName) {
            this.displayName.set(displayName);
            return this;
        }

        /** Where connections come from, instead of a {@link #jdbcUrl}. It is used as it is and never closed. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource.set(dataSource);
            return this;
        }

        /**
         * The database's URL, for example {@code jdbc:postgresql://host/shop}, instead of a {@link #dataSource}. retl
         * keeps a pool for it: at most two connections for each of its {@link #maxConcurrentSyncs}, so 8 by default, each opened
         * when it is first needed and closed after a minute without work, all closed with the {@link Retl}. The driver is
         * the host's choice and must be on the class path.
         */
        public Builder jdbcUrl(String jdbcUrl) {
            this.jdbcUrl.set(Secret.of(Objects.requireNonNull(jdbcUrl, "jdbcUrl")));
            return this;
        }

        /** Who connects to the {@link #jdbcUrl}; default, and with an empty text: nobody that retl names. */
        public Builder user(String user) {
            this.user.set(user);
            return this;
        }

        /** The password for the {@link #jdbcUrl}; default, and with an empty text: none. Never shown. */
        public Builder password(String password) {
            this.password.set(Secret.of(Objects.requireNonNull(password, "password")));
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
         * How many syncs may run at once in one {@link Retl}, 1 to 64, over all mappings of this source; default
         * {@value Source#DEFAULT_MAX_CONCURRENT_SYNCS}. Further syncs wait until one of these ends, in the order in which
         * they were asked for and for as long as that takes; they hold neither a connection nor their mapping's lease
         * meanwhile, and can be cancelled. A running sync uses two connections at most. Two {@link Retl} do not know of each
         * other's syncs.
         */
        public Builder maxConcurrentSyncs(int maxConcurrentSyncs) {
            this.maxConcurrentSyncs.set(maxConcurrentSyncs);
            return this;
        }

        /**
         * How long one statement on this source may take, in whole seconds, a second to 7 days; default as long as it
         * likes, because the statement that compares a large model for the first time may run for an hour. A statement that
         * takes longer is stopped and fails with {@link ErrorCode#STATEMENT_TIMEOUT}. It is enforced by the driver; one that
         * cannot lets statements run on. A shorter time-out of the host's own connections stays.
         */
        public Builder statementTimeout(Duration statementTimeout) {
            this.statementTimeout.set(statementTimeout);
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
            checkConnection(problems);
            if (stateSchema.orElse(DEFAULT_STATE_SCHEMA).isBlank()) {
                problems.add(
                        "stateSchema is blank. Name a schema, or leave it out for '" + DEFAULT_STATE_SCHEMA + "'.");
            }
            checkBounds(problems);
            problems.throwIfAny();
            return new Source(this);
        }

        private void checkBounds(Problems problems) {
            int syncs = maxConcurrentSyncs.orElse(DEFAULT_MAX_CONCURRENT_SYNCS);
            if (syncs < 1 || syncs > MOST_SYNCS) {
                problems.add("maxConcurrentSyncs is %s; it must be 1 to %s.".formatted(syncs, MOST_SYNCS));
            }
            Duration timeout = statementTimeout.orElse(SHORTEST);
            if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
                problems.add("statementTimeout is %s; it must be %s to %s.".formatted(timeout, SHORTEST, LONGEST));
            } else if (!timeout.equals(timeout.truncatedTo(ChronoUnit.SECONDS))) {
                problems.add("statementTimeout is %s; it must be whole seconds, because drivers count those."
                        .formatted(timeout));
            }
        }

        private void checkConnection(Problems problems) {
            if (dataSource.isSet() == jdbcUrl.isSet()) {
                problems.add(
                        "it needs either .jdbcUrl(\"…\") for a pool of retl's own or .dataSource(…) for the host's,"
                                + " not "
                                + (jdbcUrl.isSet() ? "both." : "neither."));
            } else if (jdbcUrl.isSet()
                    && !URL.matcher(jdbcUrl.orElse(NONE).reveal()).matches()) {
                problems.add("jdbcUrl does not begin with 'jdbc:' and the name of a product. Write it as, for example,"
                        + " jdbc:postgresql://host/database.");
            }
            boolean named = !user.orElse("").isEmpty() || hasPassword();
            if (dataSource.isSet() && !jdbcUrl.isSet() && named) {
                problems.add("user and password belong to .jdbcUrl(\"…\"), but there is a .dataSource(…), which has its"
                        + " own.");
            }
        }

        private boolean hasPassword() {
            return !password.orElse(NONE).reveal().isEmpty();
        }
    }
}
