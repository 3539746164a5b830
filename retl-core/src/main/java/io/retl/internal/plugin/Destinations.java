package io.retl.internal.plugin;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds destination plug-ins and makes their actions. */
public final class Destinations {
    private final Plugins<DestinationProvider> providers;

    /**
     * Those given in code, then those on the class path.
     *
     * @param given those given in code
     */
    public Destinations(List<DestinationProvider> given) {
        this.providers = new Plugins<>(
                "destination",
                DestinationProvider.class,
                given,
                DestinationProvider::name,
                DestinationProvider::spiVersion,
                DestinationSpi.VERSION);
    }

    /**
     * A destination that is set up.
     *
     * @param settings the values, defaults filled in
     * @param actions what it can do
     */
    public record Configured(Settings settings, List<Action> actions) {}

    /**
     * Sets a destination up; empty if something is wrong with the values.
     *
     * @param place what a problem begins with
     * @param problems takes what is wrong with the values
     * @throws io.retl.UnknownPluginException if no plug-in has the name
     */
    public Optional<Configured> configure(
            String place, String type, Map<String, String> values, List<String> problems) {
        DestinationProvider provider = providers.require(place, type);
        List<SettingDefinition> definitions = provider.settings();
        Settings settings = Settings.complete(values, definitions);
        List<String> names = definitions.stream().map(SettingDefinition::name).toList();
        List<String> found = new ArrayList<>();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                found.add("%s: destination '%s' has no setting '%s'. It has: %s."
                        .formatted(place, type, name, String.join(", ", names)));
            }
        }
        for (SettingDefinition definition : definitions) {
            if (definition.isRequired() && settings.find(definition.name()).isEmpty()) {
                found.add("%s: setting '%s' is missing. Add .setting(\"%s\", …)."
                        .formatted(place, definition.name(), definition.name()));
            }
        }
        problems.addAll(found);
        return found.isEmpty()
                ? Optional.of(new Configured(settings, List.copyOf(provider.actions(settings))))
                : Optional.empty();
    }
}
