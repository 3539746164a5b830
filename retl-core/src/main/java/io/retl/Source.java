package io.retl;

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

    private final String id;
    private final String displayName;
    private final @Nullable DataSource dataSource;
    private final @Nullable Secret jdbcUrl;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final @Nullable String dialect;
    private final String stateSchema;

    private Source(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.dataSource = builder.dataSource.orNull();
        this.jdbcUrl = builder.jdbcUrl.orNull();
        this.user = builder.user.orElse("").isEmpty() ? null : builder.user.orNull();
        this.password = builder.hasPassword() ? builder.password.orNull() : null;
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

    /** Shows of a URL no more than what it is for: {@code jdbc:postgresql:***}. */
    @Override
    public String toString() {
        return "Source[" + id + (jdbcUrl == null ? "" : ", jdbcUrl=" + masked(jdbcUrl.reveal())) + ", dialect="
                + (dialect == null ? "recognised on first use" : dialect) + ", stateSchema=" + stateSchema + "]";
    }

    private static String masked(String jdbcUrl) {
        Matcher matcher = Builder.URL.matcher(jdbcUrl);
        return matcher.matches() ? matcher.group("product") + ":***" : "***";
    }

    /** Collects the parts of a {@link Source}. Not thread-safe. */
    public static final class Builder {
        private static final Pattern URL = Pattern.compile("(?<product>jdbc:[A-Za-z0-9_-]+):.*", Pattern.DOTALL);
        private static final Secret NONE = Secret.of("");

        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<DataSource> dataSource = Property.opaque("dataSource");
        private final Property<Secret> jdbcUrl = new Property<>("jdbcUrl");
        private final Property<String> user = new Property<>("user");
        private final Property<Secret> password = new Property<>("password");
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

        /** Where connections come from, instead of a {@link #jdbcUrl}. It is used as it is and never closed. */
        public Builder dataSource(DataSource dataSource) {
            this.dataSource.set(dataSource);
            return this;
        }

        /**
         * The database's URL, for example {@code jdbc:postgresql://host/shop}, instead of a {@link #dataSource}. retl
         * keeps a pool for it: at most 8 connections, each opened when it is first needed and closed after a minute
         * without work, all closed with the {@link Retl}. The driver is the host's choice and must be on the class path.
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
            problems.throwIfAny();
            return new Source(this);
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
