package io.retl.internal.engine;

import io.retl.ConfigurationException;
import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.UnknownPluginException;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.Settings;
import io.retl.internal.delivery.ActionChannel;
import io.retl.internal.delivery.Slots;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.plugin.Destinations;
import io.retl.internal.plugin.Dialects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the definitions against each other and connects them.
 *
 * @param mappings the mappings by id
 * @param sources the sources by id
 * @param actions every action that was made, whether a mapping uses it or not
 */
record Wiring(Map<String, WiredMapping> mappings, Map<String, Source> sources, List<Action> actions) {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /**
     * A mapping and what it is synced through.
     *
     * @param mapping the definition
     * @param fields its fields, prepared
     * @param channel its action
     */
    record WiredMapping(Mapping mapping, FieldMapping fields, ActionChannel channel) {}

    static Wiring of(
            List<Mapping> mappings, Limits limits, Dialects dialects, List<DestinationProvider> destinationProviders) {
        List<String> problems = new ArrayList<>();
        if (mappings.isEmpty()) {
            problems.add("There is no mapping. Add .mapping(…).");
        }
        Map<String, Mapping> byId = unique("mappings", mappings, Mapping::id, problems);
        Map<String, Model> models =
                unique("models", mappings.stream().map(Mapping::model).toList(), Model::id, problems);
        Map<String, Source> sources =
                unique("sources", models.values().stream().map(Model::source).toList(), Source::id, problems);
        Map<String, Destination> destinations = unique(
                "destinations", mappings.stream().map(Mapping::destination).toList(), Destination::id, problems);
        models.values().forEach(model -> check(model, limits, problems));
        List<UnknownPluginException> unknown = new ArrayList<>();
        sources.values()
                .forEach(source -> collect(
                        unknown,
                        problems,
                        () -> source.dialect()
                                .ifPresent(name -> dialects.requireKnown("Source '" + source.id() + "'", name))));
        Destinations providers = new Destinations(destinationProviders);
        Map<String, Configured> configured = new LinkedHashMap<>();
        destinations.forEach((id, destination) -> collect(
                unknown,
                problems,
                () -> configure(destination, providers, problems).ifPresent(found -> configured.put(id, found))));
        Map<String, WiredMapping> wired = new LinkedHashMap<>();
        byId.forEach((id, mapping) -> {
            Configured destination = configured.get(mapping.destination().id());
            if (destination != null) {
                wire(mapping, destination, problems).ifPresent(found -> wired.put(id, found));
            }
        });
        List<Action> actions = actions(configured.values());
        if (!problems.isEmpty()) {
            actions.forEach(Wiring::close);
            throw unknown.size() == problems.size() && unknown.size() == 1
                    ? unknown.get(0)
                    : new ConfigurationException(problems);
        }
        return new Wiring(wired, sources, actions);
    }

    /** Notes that a plug-in is unknown, so that the other problems are found, too. */
    private static void collect(List<UnknownPluginException> unknown, List<String> problems, Runnable check) {
        try {
            check.run();
        } catch (UnknownPluginException failure) {
            unknown.add(failure);
            problems.addAll(failure.problems());
        }
    }

    /** Each once, although an action given in code may be in several destinations. */
    private static List<Action> actions(Collection<Configured> configured) {
        Set<Action> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Action> actions = new ArrayList<>();
        configured.forEach(destination ->
                destination.actions().stream().filter(distinct::add).forEach(actions::add));
        return List.copyOf(actions);
    }

    /** Closes an action whatever it throws, so that the others are closed, too. */
    static void close(Action action) {
        try {
            action.close();
        } catch (RuntimeException | LinkageError failure) {
            LOG.warn(
                    "Action '{}' failed to close with {}.",
                    action.name(),
                    failure.getClass().getName());
        }
    }

    private record Configured(Destination destination, Settings settings, List<Action> actions, Slots slots) {}

    private static Optional<Configured> configure(
            Destination destination, Destinations providers, List<String> problems) {
        Slots slots = new Slots(destination.maxConcurrency());
        if (destination.type().isEmpty()) {
            return Optional.of(
                    new Configured(destination, Settings.complete(Map.of(), List.of()), destination.actions(), slots));
        }
        return providers
                .configure(
                        "Destination '" + destination.id() + "'",
                        destination.type().get(),
                        destination.settings(),
                        problems)
                .map(found -> new Configured(destination, found.settings(), found.actions(), slots));
    }

    private static Optional<WiredMapping> wire(Mapping mapping, Configured destination, List<String> problems) {
        String place = "Mapping '" + mapping.id() + "'";
        Optional<Action> action = destination.actions().stream()
                .filter(candidate -> candidate.name().equals(mapping.action()))
                .findFirst();
        if (action.isEmpty()) {
            problems.add("%s: destination '%s' has no action '%s'. It has: %s."
                    .formatted(
                            place,
                            destination.destination().id(),
                            mapping.action(),
                            String.join(
                                    ", ",
                                    destination.actions().stream()
                                            .map(Action::name)
                                            .toList())));
            return Optional.empty();
        }
        checkFields(place, mapping, action.get(), problems);
        ActionChannel channel = new ActionChannel(
                action.get(), destination.destination().id(), destination.settings(), destination.slots());
        return Optional.of(new WiredMapping(mapping, FieldMapping.of(mapping.fields()), channel));
    }

    private static void checkFields(String place, Mapping mapping, Action action, List<String> problems) {
        List<FieldDefinition> definitions = action.fields();
        if (definitions.isEmpty()) {
            return;
        }
        List<String> names = definitions.stream().map(FieldDefinition::name).toList();
        for (FieldDefinition definition : definitions) {
            if (definition.isRequired() && !mapping.fields().containsKey(definition.name())) {
                problems.add("%s: action '%s' requires field '%s', which is not mapped. Add .field(\"%s\", …)."
                        .formatted(place, action.name(), definition.name(), definition.name()));
            }
        }
        for (String field : mapping.fields().keySet()) {
            if (!names.contains(field)) {
                problems.add("%s: action '%s' has no field '%s'. It has: %s."
                        .formatted(place, action.name(), field, String.join(", ", names)));
            }
        }
    }

    private static void check(Model model, Limits limits, List<String> problems) {
        int characters = model.query().codePointCount(0, model.query().length());
        if (characters > limits.queryCharacters()) {
            problems.add(
                    "Model '%s': the query has %s characters; the limit is %s. Move it into a warehouse view and select from the view."
                            .formatted(model.id(), characters, limits.queryCharacters()));
        }
        String identifier = model.uniqueIdentifier();
        int identifierCharacters = identifier.codePointCount(0, identifier.length());
        if (identifierCharacters > limits.identifierCharacters()) {
            problems.add(
                    "Model '%s': the name of the unique identifier has %s characters; the limit is %s. Give the column a shorter alias."
                            .formatted(model.id(), identifierCharacters, limits.identifierCharacters()));
        }
    }

    /** By id; ids that differ in case only are refused too, because some products fold the case of table names. */
    private static <T> Map<String, T> unique(
            String kind, List<T> definitions, Function<T, String> id, List<String> problems) {
        Map<String, T> byId = new LinkedHashMap<>();
        Map<String, T> folded = new LinkedHashMap<>();
        for (T definition : definitions) {
            @Nullable T other = folded.putIfAbsent(id.apply(definition).toLowerCase(Locale.ROOT), definition);
            if (other != null && (other != definition || kind.equals("mappings"))) {
                problems.add("Two %s have the id '%s'. Give each its own; upper and lower case do not tell them apart."
                        .formatted(kind, id.apply(definition)));
            }
            byId.putIfAbsent(id.apply(definition), definition);
        }
        return byId;
    }
}
