package io.retl;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.ChangeKind;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.SyncMode;
import io.retl.mapping.Expression;
import io.retl.mapping.Expressions;
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
    /** What a sync does with rows that are known when the columns of the model are no longer those of the last sync. */
    public enum OnSchemaChange {
        /** Send every one of them again, as updated. The default. */
        RESEND,
        /**
         * Send those whose old columns changed, and take the others as delivered with what the new columns hold. It needs the old
         * columns: if one of them is gone or has another type, the sync pauses instead.
         */
        REBASE
    }

    /** Which columns of the model decide whether a row changed. */
    public enum ChecksumOver {
        /** All of them, whether a field reads them or not. The default. */
        ALL_COLUMNS,
        /**
         * Those that a field reads; all of them if a field reads the row as a whole, as {@code $.properties} does, or what only
         * a row can name, as a Liquid template does. A change of these columns is a change of the schema.
         */
        MAPPED_COLUMNS
    }

    private static final Set<ChangeKind> DEFAULT_TRIGGER =
            Collections.unmodifiableSet(EnumSet.of(ChangeKind.ADDED, ChangeKind.UPDATED));

    private final String id;
    private final String displayName;
    private final Model model;
    private final Destination destination;
    private final String action;
    private final @Nullable Set<ChangeKind> trigger;
    private final @Nullable Schedule schedule;
    private final Map<String, Expression> fields;
    private final boolean presetFields;
    private final @Nullable SyncMode syncMode;
    private final @Nullable String matchingKey;
    private final Map<String, Map<String, @Nullable Object>> hookOutputs;
    private final OnSchemaChange onSchemaChange;
    private final ChecksumOver checksumOver;
    private final boolean enabled;

    private Mapping(Builder builder) {
        this.id = builder.id;
        this.displayName = builder.displayName.orElse(builder.id);
        this.model = Objects.requireNonNull(builder.model.orNull());
        this.destination = Objects.requireNonNull(builder.destination.orNull());
        this.action = Objects.requireNonNull(builder.action.orNull());
        this.trigger = builder.trigger.isSet()
                ? Collections.unmodifiableSet(EnumSet.copyOf(builder.trigger.orElse(DEFAULT_TRIGGER)))
                : null;
        this.schedule = builder.schedule.orNull();
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        this.presetFields = builder.presetFields || builder.fields.isEmpty();
        this.syncMode = builder.syncMode.orNull();
        this.matchingKey = builder.matchingKey.orNull();
        this.hookOutputs = Collections.unmodifiableMap(new LinkedHashMap<>(builder.hookOutputs));
        this.onSchemaChange = builder.onSchemaChange.orElse(OnSchemaChange.RESEND);
        this.checksumOver = builder.checksumOver.orElse(ChecksumOver.ALL_COLUMNS);
        this.enabled = !builder.disabled;
    }

    private Mapping(Mapping mapping, Action action) {
        this.id = mapping.id;
        this.displayName = mapping.displayName;
        this.model = mapping.model;
        this.destination = mapping.destination;
        this.action = mapping.action;
        this.trigger = mapping.trigger == null ? Set.copyOf(action.presetTrigger()) : mapping.trigger;
        this.schedule = mapping.schedule;
        this.fields = Collections.unmodifiableMap(mapping.completed(action));
        this.presetFields = false;
        this.syncMode = mapping.syncMode == null && mapping.presetFields
                ? action.presetSyncMode().orElse(null)
                : mapping.syncMode;
        this.matchingKey = mapping.matchingKey;
        this.hookOutputs = mapping.hookOutputs;
        this.onSchemaChange = mapping.onSchemaChange;
        this.checksumOver = mapping.checksumOver;
        this.enabled = mapping.enabled;
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

    /** The kinds of change that are sent; added and updated if it names none, see {@link #completedWith}. */
    public Set<ChangeKind> trigger() {
        return trigger == null ? DEFAULT_TRIGGER : trigger;
    }

    /** When it is synced: its own schedule, or else its model's. */
    public Optional<Schedule> schedule() {
        return schedule == null ? model.schedule() : Optional.of(schedule);
    }

    /** The expression for each field of the action. */
    public Map<String, Expression> fields() {
        return fields;
    }

    /** What it wants done with records, if it says so. */
    public Optional<SyncMode> syncMode() {
        return Optional.ofNullable(syncMode);
    }

    /** The field by which the destination finds a record, if it names one. */
    public Optional<String> matchingKey() {
        return Optional.ofNullable(matchingKey);
    }

    /** What hooks of the action gave, by the name of the hook. */
    public Map<String, Map<String, @Nullable Object>> hookOutputs() {
        return hookOutputs;
    }

    /** What happens to known rows when the columns change. */
    public OnSchemaChange onSchemaChange() {
        return onSchemaChange;
    }

    /** Which columns decide whether a row changed. */
    public ChecksumOver checksumOver() {
        return checksumOver;
    }

    /**
     * This mapping with what it leaves to the action: its trigger if it names none; and if it maps no field, or was built with
     * {@link Builder#presetFields()}, the presets of the fields that it does not map, and the sync mode. This is what is synced.
     *
     * @param action the action that it names
     */
    public Mapping completedWith(Action action) {
        return new Mapping(this, Objects.requireNonNull(action, "action"));
    }

    private Map<String, Expression> completed(Action action) {
        Map<String, Expression> all = new LinkedHashMap<>();
        if (presetFields) {
            for (FieldDefinition field : action.fields()) {
                if (field.preset().isPresent()) {
                    all.put(field.name(), Expressions.directives(field.preset().mapping()));
                }
            }
        }
        all.putAll(fields);
        return all;
    }

    /** Whether it may be synced. */
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public String toString() {
        return "Mapping[" + id + ", model=" + model.id() + ", destination=" + destination.id() + ", action=" + action
                + ", trigger=" + trigger() + (schedule == null ? "" : ", schedule=" + schedule) + ", fields="
                + fields.keySet() + (presetFields ? " and presets" : "")
                + (syncMode == null ? "" : ", syncMode=" + syncMode)
                + (onSchemaChange == OnSchemaChange.RESEND ? "" : ", onSchemaChange=" + onSchemaChange)
                + (checksumOver == ChecksumOver.ALL_COLUMNS ? "" : ", checksumOver=" + checksumOver)
                + (enabled ? "" : ", disabled") + "]";
    }

    /** Collects the parts of a {@link Mapping}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Property<String> displayName = new Property<>("displayName");
        private final Property<Model> model = new Property<>("model");
        private final Property<Destination> destination = new Property<>("destination");
        private final Property<String> action = new Property<>("action");
        private final Property<Set<ChangeKind>> trigger = new Property<>("trigger");
        private final Property<Schedule> schedule = new Property<>("schedule");
        private final Map<String, Expression> fields = new LinkedHashMap<>();
        private final Property<SyncMode> syncMode = new Property<>("syncMode");
        private final Property<String> matchingKey = new Property<>("matchingKey");
        private final Map<String, Map<String, @Nullable Object>> hookOutputs = new LinkedHashMap<>();
        private final Property<OnSchemaChange> onSchemaChange = new Property<>("onSchemaChange");
        private final Property<ChecksumOver> checksumOver = new Property<>("checksumOver");
        private boolean presetFields;
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

        /**
         * The kinds of change that are sent, at least one; default what the action says, which is added and updated for most.
         */
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

        /**
         * Map the fields that are not named to what the action presets for rows; without any field this is so anyway. Without it,
         * fields that are not named are left out.
         */
        public Builder presetFields() {
            this.presetFields = true;
            return this;
        }

        /** What is done with records, for an action that knows several ways. */
        public Builder syncMode(SyncMode syncMode) {
            this.syncMode.set(syncMode);
            return this;
        }

        /** The field by which the destination finds a record, for an action that asks for one. */
        public Builder matchingKey(String matchingKey) {
            this.matchingKey.set(matchingKey);
            return this;
        }

        /** What {@link Retl#runHook} gave, to be handed to every delivery. */
        public Builder hookOutputs(String hook, Map<String, ? extends @Nullable Object> outputs) {
            Objects.requireNonNull(hook, "hook");
            Objects.requireNonNull(outputs, "outputs");
            if (hookOutputs.putIfAbsent(hook, Collections.unmodifiableMap(new LinkedHashMap<>(outputs))) != null) {
                throw new IllegalStateException("The outputs of hook '" + hook + "' are set twice.");
            }
            return this;
        }

        /** What happens to known rows when the columns change; default {@link OnSchemaChange#RESEND}. */
        public Builder onSchemaChange(OnSchemaChange onSchemaChange) {
            this.onSchemaChange.set(onSchemaChange);
            return this;
        }

        /** Which columns decide whether a row changed; default {@link ChecksumOver#ALL_COLUMNS}. */
        public Builder checksumOver(ChecksumOver checksumOver) {
            this.checksumOver.set(checksumOver);
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
            problems.throwIfAny();
            return new Mapping(this);
        }
    }
}
