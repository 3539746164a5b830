package io.retl.internal.engine;

import io.retl.Source;
import io.retl.internal.jdbc.Database;
import io.retl.internal.jdbc.Pool;
import io.retl.internal.plugin.Dialects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.sql.DataSource;

/**
 * The databases of the sources, one for each, the pools that retl keeps for some of them, and whose turn it is there.
 * Thread-safe.
 */
final class Connections {
    private final Dialects dialects;
    private final IdentityHashMap<Source, Database> databases = new IdentityHashMap<>();
    private final IdentityHashMap<Source, Turns> turns = new IdentityHashMap<>();
    private final List<Pool> pools = new ArrayList<>();

    /**
     * Connects to nothing.
     *
     * @param dialects finds the dialect of a product
     */
    Connections(Dialects dialects) {
        this.dialects = dialects;
    }

    /** The database of a source, the same at every call. Connects to nothing. */
    synchronized Database database(Source source) {
        return databases.computeIfAbsent(source, this::open);
    }

    /** Whose turn it is among the syncs of a source, the same at every call. */
    synchronized Turns turns(Source source) {
        return turns.computeIfAbsent(source, limited -> new Turns(limited.maxConcurrentSyncs()));
    }

    private Database open(Source source) {
        DataSource dataSource = source.dataSource().orElseGet(() -> {
            Pool pool = new Pool(source);
            pools.add(pool);
            return pool.dataSource();
        });
        return new Database(
                source.id(),
                dataSource,
                source.statementTimeout().orElse(Duration.ZERO),
                context -> dialects.find("Source '" + source.id() + "'", source.dialect(), context));
    }

    /** Closes the pools; what the host opened stays open. */
    synchronized void close() {
        pools.forEach(Pool::close);
    }
}
