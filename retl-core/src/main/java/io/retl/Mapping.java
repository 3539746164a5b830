package io.retl;

import io.retl.destination.spi.ChangeKind;
import io.retl.mapping.Expression;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a model feeds an action: the trigger and the fields. Immutable and thread-safe. */
public final class Mapping {
    private final String id;
    private final String displayName;
    private final Model model;
    private final Destination destination;
    private final String action;
    private final Set<ChangeKind> trigger;
    private final @Nullable Schedule schedule;
    private final Map<String, Expression> fields;
    private final boolean enabled;

    private Mapping(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.model = Objects.requireNonNull(builder.model.orNull());
        this.destination = Objects.requireNonNull(builder.destination.orNull());
        this.action = Objects.requireNonNull(builder.action.orNull());
        this.trigger = Collections.unmodifiableSet(EnumSet.copyOf(builder.trigger.orElse(Builder.DEFAULT_TRIGGER)));
        this.schedule = builder.schedule.orNull();
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        this.enabled = !builder.disabled;
    }

    /**
     * Starts a mapping.
     *
     * @param id a stable name of A-Z, a-z, 0-9, '_' and '-'; the state belongs to it
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

    /** Where rows come from. */
    public Model model() {
        return model;
    }

    /** Where changes go. */
    public Destination destination() {
        return destination;
    }

    /** The name of the destination's action. */
    public String action() {
        return action;
    }

    /** The kinds of change that are sent. */
    public Set<ChangeKind> trigger() {
        return trigger;
    }

    /** When it is synced: its own schedule, or else its model's. */
    public Optional<Schedule> schedule() {
        return schedule == null ? model.schedule() : Optional.of(schedule);
    }

    /** The expression for each field of the action. */
    public Map<String, Expression> fields() {
        return fields;
    }

    /** Whether it may be synced. */
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public String toString() {
        return "Mapping[" + id + ", model=" + model.id() + ", destination=" + destination.id() + ", action=" + action
                + ", trigger=" + trigger + (schedule == null ? "" : ", schedule=" + schedule) + ", fields="
                + fields.keySet() + (enabled ? "" : ", disabled") + "]";
    }

    /** Collects the parts of a {@link Mapping}. Not thread-safe. */
    public static final class Builder {
        private static final Set<ChangeKind> DEFAULT_TRIGGER = EnumSet.of(ChangeKind.ADDED, ChangeKind.UPDATED);

        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<Model> model = new Property<>("model");
        private final Property<Destination> destination = new Property<>("destination");
        private final Property<String> action = new Property<>("action");
        private final Property<Set<ChangeKind>> trigger = new Property<>("trigger");
        private final Property<Schedule> schedule = new Property<>("schedule");
        private final Map<String, Expression> fields = new LinkedHashMap<>();
        private boolean disabled;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** A name for people; default the id. */
        public Builder displayName(String displayName) {
            this.displayName.set(displayName);
            return this;
        }

        /** Where rows come from. */
        public Builder model(Model model) {
            this.model.set(model);
            return this;
        }

        /** Where changes go. */
        public Builder destination(Destination destination) {
            this.destination.set(destination);
            return this;
        }

        /** The name of the destination's action. */
        public Builder action(String action) {
            this.action.set(action);
            return this;
        }

        /** The kinds of change that are sent, at least one; default added and updated. */
        public Builder trigger(ChangeKind... kinds) {
            Objects.requireNonNull(kinds, "kinds");
            Set<ChangeKind> set = EnumSet.noneOf(ChangeKind.class);
            Arrays.stream(kinds).forEach(kind -> set.add(Objects.requireNonNull(kind, "kinds")));
            this.trigger.set(set);
            return this;
        }

        /** When it is synced; default the model's schedule. See {@link Schedule}. */
        public Builder schedule(Schedule schedule) {
            this.schedule.set(schedule);
            return this;
        }

        /** How a field of the action is computed. */
        public Builder field(String name, Expression expression) {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(expression, "expression");
            Expression old = fields.putIfAbsent(name, expression);
            if (old != null) {
                throw new IllegalStateException(
                        "Field '" + name + "' is set twice: it is " + old + ", then " + expression + ".");
            }
            return this;
        }

        /** Refuse to sync it. */
        public Builder disabled() {
            this.disabled = true;
            return this;
        }

        /**
         * The mapping. Whether the destination has the action is checked when the {@link Retl} is built.
         *
         * @throws ConfigurationException with every problem found
         */
        public Mapping build() {
            Problems problems = new Problems("Mapping '" + id + "'");
            problems.checkId(id);
            if (!model.isSet()) {
                problems.add("model is missing. Add .model(…).");
            }
            if (!destination.isSet()) {
                problems.add("destination is missing. Add .destination(…).");
            }
            if (action.orElse("").isBlank()) {
                problems.add(
                        "action is missing. Add .action(\"…\") with the name of one of the destination's actions.");
            }
            if (trigger.isSet() && trigger.orElse(Set.of()).isEmpty()) {
                problems.add("the trigger is empty. Name at least one of ADDED, UPDATED and DELETED.");
            }
            if (fields.isEmpty()) {
                problems.add("no field is mapped. Add .field(\"…\", column(\"…\")).");
            }
            problems.throwIfAny();
            return new Mapping(this);
        }
    }
}
