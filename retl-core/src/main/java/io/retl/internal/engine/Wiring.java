package io.retl.internal.engine;

import io.retl.ConfigurationException;
import io.retl.Destination;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Problem;
import io.retl.Source;
import io.retl.UnknownPluginException;
import io.retl.destination.spi.Action;
import io.retl.internal.delivery.ActionChannel;
import io.retl.internal.delivery.ActionOptions;
import io.retl.internal.delivery.Pace;
import io.retl.internal.field.FieldStep;
import io.retl.internal.field.PayloadMapping;
import io.retl.internal.mapping.FieldMapping;
import io.retl.internal.plugin.Destinations;
import io.retl.internal.plugin.Dialects;
import io.retl.internal.step.SystemTime;
import io.retl.internal.text.Nearest;
import io.retl.mapping.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the definitions against each other and connects them.
 *
 * @param mappings the mappings by id
 * @param models the models by id
 * @param sources the sources by id
 * @param controlStore where leases, progress and history are kept; empty if there is no source
 * @param destinations the destinations by id, set up
 * @param actions every action that was made, whether a mapping uses it or not
 */
record Wiring(
        Map<String, WiredMapping> mappings,
        Map<String, Model> models,
        Map<String, Source> sources,
        Optional<Source> controlStore,
        Map<String, Destinations.Configured> destinations,
        List<Action> actions) {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /**
     * A mapping and what it is synced through.
     *
     * @param mapping the definition, completed by what it leaves to the action
     * @param fields its fields, prepared
     * @param channel its action
     */
    record WiredMapping(Mapping mapping, PayloadMapping fields, ActionChannel channel) {}

    static Wiring of(Setup setup, Dialects dialects) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Mapping> byId = unique("mappings", setup.mappings().stream(), Mapping::id, problems);
        Map<String, Model> models = unique(
                "models",
                Stream.concat(setup.models().stream(), byId.values().stream().map(Mapping::model)),
                Model::id,
                problems);
        Map<String, Source> sources = unique(
                "sources",
                Stream.concat(setup.sources().stream(), models.values().stream().map(Model::source)),
                Source::id,
                problems);
        Map<String, Destination> destinations = unique(
                "destinations",
                Stream.concat(
                        setup.destinations().stream(), byId.values().stream().map(Mapping::destination)),
                Destination::id,
                problems);
        if (sources.isEmpty() && destinations.isEmpty()) {
            problems.add(Problem.of("There is no mapping. Define one."));
        }
        DefinitionChecks checks = new DefinitionChecks(setup.limits(), problems);
        checks.checkLease(setup.lease());
        Optional<Source> controlStore = Optional.ofNullable(setup.controlStore());
        checks.checkControlStore(controlStore, sources.keySet());
        models.values().forEach(checks::check);
        List<UnknownPluginException> unknown = new ArrayList<>();
        Stream.concat(sources.values().stream(), controlStore.stream())
                .distinct()
                .forEach(source -> collect(
                        unknown,
                        problems,
                        () -> source.dialect()
                                .ifPresent(name -> dialects.requireKnown("Source '" + source.id() + "'", name))));
        Destinations providers = new Destinations(setup.destinationProviders());
        Map<String, Configured> configured = new LinkedHashMap<>();
        destinations.forEach((id, destination) -> collect(
                unknown,
                problems,
                () -> configure(destination, providers, problems).ifPresent(found -> configured.put(id, found))));
        Map<String, WiredMapping> wired = new LinkedHashMap<>();
        byId.forEach((id, mapping) -> {
            checks.check(mapping);
            Configured destination = configured.get(mapping.destination().id());
            if (destination != null) {
                wire(mapping, destination, checks, problems).ifPresent(found -> wired.put(id, found));
            }
        });
        List<Action> actions = actions(configured.values());
        if (!problems.isEmpty()) {
            actions.forEach(Wiring::close);
            throw unknown.size() == problems.size() && unknown.size() == 1
                    ? unknown.get(0)
                    : new ConfigurationException(problems);
        }
        Map<String, Destinations.Configured> plugins = new LinkedHashMap<>();
        configured.forEach((id, destination) -> plugins.put(id, destination.plugin()));
        return new Wiring(
                wired,
                models,
                sources,
                controlStore.or(() -> sources.values().stream().findFirst()),
                plugins,
                actions);
    }

    /** Notes that a plug-in is unknown, so that the other problems are found, too. */
    private static void collect(List<UnknownPluginException> unknown, List<Problem> problems, Runnable check) {
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
                destination.plugin().actions().stream().filter(distinct::add).forEach(actions::add));
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

    private record Configured(String id, Destinations.Configured plugin, Pace pace) {
        List<String> actionNames() {
            return plugin.actions().stream().map(Action::name).toList();
        }
    }

    private static Optional<Configured> configure(
            Destination destination, Destinations providers, List<Problem> problems) {
        Optional<Destinations.Configured> plugin = destination.type().isEmpty()
                ? Optional.of(Destinations.Configured.inCode(destination.actions()))
                : providers.configure(
                        "Destination '" + destination.id() + "'",
                        destination.type().get(),
                        destination.settings(),
                        problems);
        return plugin.map(
                found -> new Configured(destination.id(), found, new Pace(destination, new SystemTime()::nanos)));
    }

    private static Optional<WiredMapping> wire(
            Mapping mapping, Configured destination, DefinitionChecks checks, List<Problem> problems) {
        String place = "Mapping '" + mapping.id() + "': ";
        Optional<Action> action = destination.plugin().actions().stream()
                .filter(candidate -> candidate.name().equals(mapping.action()))
                .findFirst();
        if (action.isEmpty()) {
            problems.add(Problem.of(place
                    + "destination '%s' has no action '%s'. %s"
                            .formatted(
                                    destination.id(),
                                    mapping.action(),
                                    Nearest.fix(mapping.action(), destination.actionNames()))));
            return Optional.empty();
        }
        try {
            Mapping completed = mapping.completedWith(action.get());
            Map<String, Expression> own = new LinkedHashMap<>(completed.fields());
            own.keySet().removeIf(ActionOptions::isReserved);
            Set<String> preset = new HashSet<>(own.keySet());
            preset.removeAll(mapping.fields().keySet());
            ActionOptions options = ActionOptions.of(
                    completed, FieldMapping.of(completed.fields()).constants());
            checks.checkFields(mapping.id(), own.keySet(), action.get());
            checks.checkSyncMode(mapping.id(), options.syncMode(), action.get());
            ActionChannel channel = new ActionChannel(
                    action.get(), mapping.destination(), destination.plugin().settings(), destination.pace(), options);
            checks.checkConstants(
                    mapping.id(),
                    options.constants(),
                    action.get(),
                    channel.batchLimits().mode());
            FieldStep step = FieldStep.of(action.get().fields());
            return Optional.of(new WiredMapping(
                    completed,
                    PayloadMapping.of(
                            FieldMapping.of(own, preset),
                            step,
                            channel.batchLimits().mode()),
                    channel));
        } catch (IllegalArgumentException refused) {
            problems.add(Problem.of(place + refused.getMessage()));
            return Optional.empty();
        }
    }

    /** By id; ids that differ in case only are refused too, because some products fold the case of table names. */
    private static <T> Map<String, T> unique(
            String kind, Stream<T> definitions, Function<T, String> id, List<Problem> problems) {
        Map<String, T> byId = new LinkedHashMap<>();
        Map<String, T> folded = new LinkedHashMap<>();
        definitions.forEach(definition -> {
            @Nullable T other = folded.putIfAbsent(id.apply(definition).toLowerCase(Locale.ROOT), definition);
            if (other != null && (other != definition || kind.equals("mappings"))) {
                problems.add(Problem.of(
                        "Two %s have the id '%s'. Give each its own; upper and lower case do not tell them apart."
                                .formatted(kind, id.apply(definition))));
            }
            byId.putIfAbsent(id.apply(definition), definition);
        });
        return byId;
    }
}
