package io.retl.examples.destination;

import io.retl.destination.spi.Action;
import io.retl.destination.spi.DestinationProvider;
import io.retl.destination.spi.DestinationSpi;
import io.retl.destination.spi.SettingDefinition;
import io.retl.destination.spi.Settings;
import java.nio.file.Path;
import java.util.List;

/** Offers the destination {@code outbox}: a file to which each change is appended as a line. Thread-safe. */
public final class OutboxDestinationProvider implements DestinationProvider {
    /** Makes the provider; called by {@link java.util.ServiceLoader}. */
    public OutboxDestinationProvider() {}

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public int spiVersion() {
        return DestinationSpi.VERSION;
    }

    @Override
    public List<SettingDefinition> settings() {
        return List.of(SettingDefinition.builder("file")
                .description("The file that lines are appended to.")
                .required()
                .build());
    }

    @Override
    public List<Action> actions(Settings settings) {
        return List.of(new AppendAction(Path.of(settings.require("file"))));
    }
}
