package io.retl.internal.plugin;

import io.retl.Problem;
import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.FieldChoice;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import io.retl.internal.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param provider what offers it; null if its actions are written in code
     * @param settings the values, defaults filled in
     * @param actions what it can do
     */
    public record Configured(@Nullable DestinationProvider provider, Settings settings, List<Action> actions) {
        /** One whose actions are written in code; it has no settings. */
        public static Configured inCode(List<Action> actions) {
            return new Configured(null, Settings.complete(Map.of(), List.of()), actions);
        }

        /**
         * Asks the destination whether it takes the credentials.
         *
         * @throws io.retl.destination.spi.DeliveryException if it does not
         */
        public void testAuthentication() throws InterruptedException {
            if (provider != null) {
                provider.testAuthentication(settings);
            }
        }
    }

    /**
     * Sets a destination up; empty if something is wrong with the values.
     *
     * @param place what a problem begins with
     * @param problems takes what is wrong with the values
     * @throws io.retl.UnknownPluginException if no plug-in has the name
     */
    public Optional<Configured> configure(
            String place, String type, Map<String, String> values, List<Problem> problems) {
        DestinationProvider provider = providers.require(place, type);
        List<SettingDefinition> definitions = provider.settings();
        Settings settings = Settings.complete(values, definitions);
        List<String> names = definitions.stream().map(SettingDefinition::name).toList();
        List<Problem> found = new ArrayList<>();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                found.add(Problem.of("%s: destination '%s' has no setting '%s'. %s"
                        .formatted(place, type, name, Nearest.fix(name, names))));
            }
        }
        for (SettingDefinition definition : definitions) {
            if (definition.isRequired()
                    && settings.find(definition.name()).filter(String::isBlank).isPresent()) {
                found.add(
                        Problem.of("%s: setting '%s' is empty. Give it a value.".formatted(place, definition.name())));
            } else if (definition.isRequired()
                    && settings.find(definition.name()).isEmpty()) {
                found.add(Problem.of("%s: setting '%s' is missing. Add .setting(\"%s\", …)."
                        .formatted(place, definition.name(), definition.name())));
            }
            settings.find(definition.name())
                    .flatMap(value -> notChosen(place, definition, value))
                    .ifPresent(found::add);
        }
        problems.addAll(found);
        return found.isEmpty() ? actions(place, provider, settings, problems) : Optional.empty();
    }

    private static Optional<Problem> notChosen(String place, SettingDefinition definition, String value) {
        List<String> choices =
                definition.choices().stream().map(FieldChoice::value).toList();
        return choices.isEmpty() || choices.contains(value)
                ? Optional.empty()
                : Optional.of(Problem.of("%s: setting '%s' is %s; it is one of '%s'."
                        .formatted(
                                place,
                                definition.name(),
                                definition.isSecret() ? "another text" : "'" + value + "'",
                                String.join("', '", choices))));
    }

    private static Optional<Configured> actions(
            String place, DestinationProvider provider, Settings settings, List<Problem> problems) {
        try {
            return Optional.of(new Configured(provider, settings, List.copyOf(provider.actions(settings))));
        } catch (IllegalArgumentException refused) {
            problems.add(Problem.of(place + ": " + refused.getMessage()));
            return Optional.empty();
        }
    }
}
