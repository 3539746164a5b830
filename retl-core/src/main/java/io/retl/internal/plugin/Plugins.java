package io.retl.internal.plugin;

import io.retl.ConfigurationException;
import io.retl.Problem;
import io.retl.UnknownPluginException;
import io.retl.internal.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Plug-ins of one kind by name. Those given in code come before those on the class path; two with one name, or one built
 * for another version of the interface, are errors that name the class.
 */
final class Plugins<T> {
    private final String kind;
    private final Map<String, T> byName = new TreeMap<>();

    Plugins(
            String kind,
            Class<T> type,
            List<T> given,
            Function<T, String> name,
            ToIntFunction<T> version,
            int wantedVersion) {
        this.kind = kind;
        List<Problem> problems = new ArrayList<>();
        add(given, name, version, wantedVersion, problems);
        List<T> found = new ArrayList<>();
        ServiceLoader.load(type).forEach(found::add);
        found.removeIf(
                plugin -> given.stream().anyMatch(other -> other.getClass().equals(plugin.getClass())));
        add(found, name, version, wantedVersion, problems);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void add(
            List<T> plugins,
            Function<T, String> name,
            ToIntFunction<T> version,
            int wantedVersion,
            List<Problem> problems) {
        for (T plugin : plugins) {
            if (version.applyAsInt(plugin) != wantedVersion) {
                problems.add(Problem.of(
                        "The %s '%s' (%s) was built for interface version %s; this is version %s. Use a release of it that fits."
                                .formatted(
                                        kind,
                                        name.apply(plugin),
                                        plugin.getClass().getName(),
                                        version.applyAsInt(plugin),
                                        wantedVersion)));
            }
            T other = byName.putIfAbsent(name.apply(plugin), plugin);
            if (other != null) {
                problems.add(Problem.of("Two %ss have the name '%s': %s and %s. Remove one of them."
                        .formatted(
                                kind,
                                name.apply(plugin),
                                other.getClass().getName(),
                                plugin.getClass().getName())));
            }
        }
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Collection<T> all() {
        return byName.values();
    }

    T require(String place, String name) {
        T plugin = byName.get(name);
        if (plugin == null) {
            throw new UnknownPluginException(
                    "%s: no %s named '%s'. Available: %s.%s"
                            .formatted(
                                    place,
                                    kind,
                                    name,
                                    names().isEmpty() ? "none" : String.join(", ", names()),
                                    Nearest.hint(name, names())),
                    name,
                    names());
        }
        return plugin;
    }
}
