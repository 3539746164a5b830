package io.retl.internal.engine;

import io.retl.ErrorCode;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Problem;
import io.retl.Retl;
import io.retl.Source;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.BatchLimits;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.SyncMode;
import io.retl.internal.field.FieldStep;
import io.retl.internal.text.Nearest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks definitions against the limits and against the action they name. */
final class DefinitionChecks {
    /** A mapping of the seed system may have these whatever its action is. */
    private static final Set<String> BATCH_FIELDS =
            Set.of("enable_batching", "batch_size", "batch_bytes", "batch_keys");

    private final Limits limits;
    private final List<Problem> problems;

    /**
     * Checks against these limits.
     *
     * @param problems takes what is wrong
     */
    DefinitionChecks(Limits limits, List<Problem> problems) {
        this.limits = limits;
        this.problems = problems;
    }

    void checkLease(Duration lease) {
        if (lease.compareTo(Retl.MIN_LEASE) < 0) {
            problems.add(Problem.of("The lease is %s; it is at least %s.".formatted(lease, Retl.MIN_LEASE)));
        }
    }

    /** Leases, progress and history are kept in one place, which is not for retl to choose among several. */
    void checkControlStore(Optional<Source> controlStore, Collection<String> sourceIds) {
        if (controlStore.isEmpty() && sourceIds.size() > 1) {
            problems.add(Problem.of(
                    "There are %s sources ('%s') and no control store, which keeps leases, progress and history in one database. Name one with .controlStore(dataSource), on H2 or PostgreSQL."
                            .formatted(sourceIds.size(), String.join("', '", sourceIds))));
        }
    }

    void check(Model model) {
        String place = "Model '" + model.id() + "': ";
        int characters = characters(model.query());
        if (characters > limits.queryCharacters()) {
            problems.add(new Problem(
                    ErrorCode.MODEL_QUERY_TOO_LONG,
                    place
                            + "the query has %s characters; the limit is %s. Move it into a warehouse view and select from the view."
                                    .formatted(characters, limits.queryCharacters())));
        }
        model.uniqueIdentifiers()
                .forEach(name -> checkName(place, "unique identifier", name, ErrorCode.ID_COLUMN_NAME_TOO_LONG));
        model.timestampColumn()
                .ifPresent(
                        name -> checkName(place, "timestamp column", name, ErrorCode.TIMESTAMP_COLUMN_NAME_TOO_LONG));
        model.schedule().flatMap(schedule -> schedule.problem(place, limits)).ifPresent(problems::add);
    }

    private void checkName(String place, String what, String name, ErrorCode code) {
        int characters = characters(name);
        if (characters > limits.identifierCharacters()) {
            problems.add(new Problem(
                    code,
                    place
                            + "the name of the %s has %s characters; the limit is %s. Give the column a shorter alias."
                                    .formatted(what, characters, limits.identifierCharacters())));
        }
    }

    void check(Mapping mapping) {
        mapping.schedule()
                .filter(schedule -> !mapping.model().schedule().equals(mapping.schedule()))
                .flatMap(schedule -> schedule.problem("Mapping '" + mapping.id() + "': ", limits))
                .ifPresent(problems::add);
    }

    /**
     * Looks at the fields of a mapping.
     *
     * @param fields those that are mapped, presets included
     */
    void checkFields(String mappingId, Set<String> fields, Action action) {
        List<FieldDefinition> definitions = action.fields();
        String place = "Mapping '" + mappingId + "': ";
        if (fields.isEmpty()) {
            problems.add(Problem.of(place
                    + "no field is mapped, and action '%s' presets none. Add .field(\"…\", column(\"…\"))."
                            .formatted(action.name())));
            return;
        }
        if (definitions.isEmpty()) {
            return;
        }
        List<String> names = definitions.stream().map(FieldDefinition::name).toList();
        for (FieldDefinition definition : definitions) {
            if (definition.isRequired() && !fields.contains(definition.name())) {
                problems.add(Problem.of(place
                        + "action '%s' requires field '%s', which is not mapped. Add .field(\"%s\", …)."
                                .formatted(action.name(), definition.name(), definition.name())));
            }
        }
        for (String field : fields) {
            if (!names.contains(field) && !BATCH_FIELDS.contains(field)) {
                problems.add(Problem.of(place
                        + "action '%s' has no field '%s'. %s"
                                .formatted(action.name(), field, Nearest.fix(field, names))));
            }
        }
    }

    /**
     * Looks at the fields that are the same for every row: one that the action does not take would refuse every record.
     *
     * @param constants their values
     * @param mode whether the action is handed batches
     */
    void checkConstants(
            String mappingId, Map<String, @Nullable Object> constants, Action action, BatchLimits.Mode mode) {
        for (FieldDefinition definition : action.fields()) {
            String name = definition.name();
            Object value = constants.get(name);
            if (value != null) {
                FieldStep.Checked checked = FieldStep.of(List.of(definition)).apply(Map.of(name, value), mode);
                if (checked instanceof FieldStep.Refused refused) {
                    problems.add(Problem.of(
                            "Mapping '%s': field '%s' is the same for every row, and action '%s' takes none like it: %s"
                                    .formatted(mappingId, name, action.name(), refused.message())));
                }
            }
        }
    }

    /** An action that knows several ways must be told which. */
    void checkSyncMode(String mappingId, Optional<SyncMode> mode, Action action) {
        Set<SyncMode> modes = action.syncModes();
        if (!modes.isEmpty() && mode.filter(modes::contains).isEmpty()) {
            problems.add(Problem.of("Mapping '%s': action '%s' %s. Add .syncMode(…) with one of %s."
                    .formatted(
                            mappingId,
                            action.name(),
                            mode.map(found -> "does not take the sync mode " + found)
                                    .orElse("needs a sync mode"),
                            new TreeSet<>(modes))));
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
