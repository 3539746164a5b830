package io.retl.examples.runner;

import io.retl.ConfigurationException;
import io.retl.Mapping;
import io.retl.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which mappings a sync runs.
 *
 * @param chosen the ids to sync, in order
 * @param leftOut a sentence for each mapping that nobody named and that is not synced
 */
record Selection(List<String> chosen, List<String> leftOut) {
    /**
     * All enabled mappings in the order of the file, or the ones that are named.
     *
     * @throws ConfigurationException if a named one does not exist, is disabled, or is named twice; with every such name
     */
    static Selection of(List<Mapping> mappings, List<String> named) {
        return named.isEmpty() ? enabled(mappings) : named(mappings, named);
    }

    private static Selection enabled(List<Mapping> mappings) {
        List<String> chosen = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Mapping mapping : mappings) {
            obstacle(mapping)
                    .ifPresentOrElse(obstacle -> leftOut.add(obstacle + " Left out."), () -> chosen.add(mapping.id()));
        }
        return new Selection(chosen, leftOut);
    }

    private static Selection named(List<Mapping> mappings, List<String> named) {
        Map<String, Mapping> byId = new LinkedHashMap<>();
        mappings.forEach(mapping -> byId.put(mapping.id(), mapping));
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String id : named) {
            Mapping mapping = byId.get(id);
            if (!seen.add(id)) {
                problems.add(Problem.of("Mapping '" + id + "' is named twice. Name it once."));
            } else if (mapping == null) {
                problems.add(Problem.of(
                        "There is no mapping '%s'. There are: %s.".formatted(id, String.join(", ", byId.keySet()))));
            } else {
                obstacle(mapping)
                        .ifPresent(obstacle -> problems.add(
                                Problem.of(obstacle + " Enable it, or leave the name out of the command.")));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Selection(named, List.of());
    }

    private static Optional<String> obstacle(Mapping mapping) {
        if (!mapping.isEnabled()) {
            return Optional.of("Mapping '" + mapping.id() + "' is disabled.");
        }
        if (!mapping.destination().isEnabled()) {
            return Optional.of("Mapping '%s': its destination '%s' is disabled."
                    .formatted(mapping.id(), mapping.destination().id()));
        }
        return Optional.empty();
    }
}
