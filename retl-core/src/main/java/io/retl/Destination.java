package io.retl;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchAction;
import io.retl.destination.spi.SingleAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where changes go: a plug-in with its settings, or actions written in code. Immutable and thread-safe. */
public final class Destination {
    /** How many batches may be on their way at once unless {@link Builder#maxConcurrency} says otherwise. */
    public static final int DEFAULT_MAX_CONCURRENCY = 8;

    private final String id;
    private final String displayName;
    private final @Nullable String type;
    private final Map<String, String> settings;
    private final List<Action> actions;
    private final int maxConcurrency;
    private final RetryPolicy retryPolicy;
    private final @Nullable RateLimit rateLimit;
    private final boolean enabled;

    private Destination(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.type = builder.type.orNull();
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(builder.settings));
        this.actions = List.copyOf(builder.actions);
        this.maxConcurrency = builder.maxConcurrency.orElse(DEFAULT_MAX_CONCURRENCY);
        this.retryPolicy = builder.retryPolicy.orElse(RetryPolicy.builder().build());
        this.rateLimit = builder.rateLimit.orNull();
        this.enabled = !builder.disabled;
    }

    /**
     * Starts a destination.
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

    /** The name of the plug-in; empty when the actions are written in code. */
    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    /** The values for the plug-in's settings. */
    public Map<String, String> settings() {
        return settings;
    }

    /** The actions written in code. */
    public List<Action> actions() {
        return actions;
    }

    /**
     * How many batches may be on their way at once, over all mappings of this destination. Fewer are for a while after it
     * answered 429.
     */
    public int maxConcurrency() {
        return maxConcurrency;
    }

    /** How often and how long a delivery is tried again within a sync. */
    public RetryPolicy retryPolicy() {
        return retryPolicy;
    }

    /** How many requests it may get in a time, over all its mappings; empty if only the concurrency bounds them. */
    public Optional<RateLimit> rateLimit() {
        return Optional.ofNullable(rateLimit);
    }

    /** Whether mappings onto it may be synced. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Names the settings and masks their values. */
    @Override
    public String toString() {
        Map<String, String> masked = new LinkedHashMap<>();
        settings.keySet().forEach(name -> masked.put(name, "***"));
        return "Destination[" + id + ", type=" + (type == null ? "in code" : type) + ", settings=" + masked
                + ", maxConcurrency=" + maxConcurrency + ", retryPolicy=" + retryPolicy + ", rateLimit="
                + (rateLimit == null ? "none" : rateLimit) + (enabled ? "" : ", disabled") + "]";
    }

    /** Collects the parts of a {@link Destination}. Not thread-safe. */
    public static final class Builder {
        private static final int MAX_REQUESTS = 1_000_000;
        private static final Duration SHORTEST = Duration.ofMillis(1);
        private static final Duration LONGEST = Duration.ofDays(1);

        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<String> type = new Property<>("type");
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final List<Action> actions = new ArrayList<>();
        private final Property<Integer> maxConcurrency = new Property<>("maxConcurrency");
        private final Property<RetryPolicy> retryPolicy = new Property<>("retryPolicy");
        private final Property<RateLimit> rateLimit = new Property<>("rateLimit");
        private boolean disabled;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** A name for people; default the id. */
        public Builder displayName(String displayName) {
            this.displayName.set(displayName);
            return this;
        }

        /** The name of a destination plug-in on the class path. */
        public Builder type(String type) {
            this.type.set(type);
            return this;
        }

        /** A value for one of the plug-in's settings. */
        public Builder setting(String name, String value) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
            if (settings.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("Setting '" + name + "' is set twice.");
            }
            return this;
        }

        /** An action written in code that takes one change per call. */
        public Builder action(String name, SingleAction action) {
            return action(InlineAction.single(name, action));
        }

        /**
         * An action written in code that takes batches.
         *
         * @param maxRecords the most changes in one call, at least 1
         */
        public Builder batchAction(String name, int maxRecords, BatchAction action) {
            return action(InlineAction.batch(name, maxRecords, action));
        }

        /** An action, for example one of a plug-in that is not on the class path of the host. */
        public Builder action(Action action) {
            actions.add(Objects.requireNonNull(action, "action"));
            return this;
        }

        /**
         * How many batches may be on their way at once, 1 to 1,024, over all mappings of this destination; default
         * {@value Destination#DEFAULT_MAX_CONCURRENCY}.
         */
        public Builder maxConcurrency(int maxConcurrency) {
            this.maxConcurrency.set(maxConcurrency);
            return this;
        }

        /** How often and how long a delivery is tried again within a sync; default as {@link RetryPolicy} says. */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy.set(retryPolicy);
            return this;
        }

        /**
         * How many requests it may get in a time, over all its mappings; default as many as {@link #maxConcurrency} lets
         * through. Write what the destination's terms say, and it need not refuse any.
         *
         * @param requests how many calls of an action, 1 to 1,000,000
         * @param per in which time, a millisecond to a day
         */
        public Builder rateLimit(int requests, Duration per) {
            this.rateLimit.set(new RateLimit(requests, per));
            return this;
        }

        /** Refuse to sync mappings onto it. */
        public Builder disabled() {
            this.disabled = true;
            return this;
        }

        /**
         * The destination. Connects to nothing; the plug-in is looked up when the {@link Retl} is built.
         *
         * @throws ConfigurationException with every problem found
         */
        public Destination build() {
            Problems problems = new Problems("Destination '" + id + "'");
            problems.checkId(id);
            if (type.isSet() == !actions.isEmpty()) {
                problems.add("it needs either .type(\"…\") for a plug-in or .action(…) for actions in code, not "
                        + (type.isSet() ? "both." : "neither."));
            }
            if (actions.stream().map(Action::name).distinct().count() < actions.size()) {
                problems.add("two actions have one name. Give each its own.");
            }
            if (!type.isSet() && !settings.isEmpty()) {
                problems.add("settings belong to a plug-in, but there is no .type(\"…\").");
            }
            int concurrency = maxConcurrency.orElse(DEFAULT_MAX_CONCURRENCY);
            if (concurrency < 1 || concurrency > 1024) {
                problems.add("maxConcurrency is %s; it must be 1 to 1024.".formatted(concurrency));
            }
            checkRate(problems);
            problems.throwIfAny();
            return new Destination(this);
        }

        private void checkRate(Problems problems) {
            RateLimit limit = rateLimit.orNull();
            if (limit != null && (limit.requests() < 1 || limit.requests() > MAX_REQUESTS)) {
                problems.add(
                        "rateLimit has %s requests; there must be 1 to %s.".formatted(limit.requests(), MAX_REQUESTS));
            }
            if (limit != null
                    && (limit.per().compareTo(SHORTEST) < 0 || limit.per().compareTo(LONGEST) > 0)) {
                problems.add("rateLimit is per %s; it must be per %s to %s.".formatted(limit.per(), SHORTEST, LONGEST));
            }
        }
    }
}
