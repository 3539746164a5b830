package io.retl.internal.engine;

import io.retl.Destination;
import io.retl.Limits;
import io.retl.Mapping;
import io.retl.Model;
import io.retl.Source;
import io.retl.destination.spi.DestinationProvider;
import io.retl.event.SyncListener;
import io.retl.warehouse.spi.DialectProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a host hands over.
 *
 * @param mappings the mappings
 * @param models models, whether a mapping uses them or not
 * @param sources sources, whether a model uses them or not
 * @param controlStore where leases, progress and history are kept; null for the database of the only source
 * @param destinations destinations, whether a mapping uses them or not
 * @param limits the limits
 * @param lease for how long a sync takes its mapping
 * @param executor where tasks run; null for threads of the engine's own
 * @param listeners who is told how syncs get on
 * @param dialectProviders dialects that are not on the class path
 * @param destinationProviders kinds of destination that are not on the class path
 */
public record Setup(
        List<Mapping> mappings,
        List<Model> models,
        List<Source> sources,
        @Nullable Source controlStore,
        List<Destination> destinations,
        Limits limits,
        Duration lease,
        @Nullable Executor executor,
        List<SyncListener> listeners,
        List<DialectProvider> dialectProviders,
        List<DestinationProvider> destinationProviders) {
    /** Copies the lists. */
    public Setup {
        mappings = List.copyOf(mappings);
        models = List.copyOf(models);
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        listeners = List.copyOf(listeners);
        dialectProviders = List.copyOf(dialectProviders);
        destinationProviders = List.copyOf(destinationProviders);
    }
}
