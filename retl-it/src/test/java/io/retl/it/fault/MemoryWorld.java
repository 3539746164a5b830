package io.retl.it.fault;

import io.retl.Retl;
import io.retl.Source;
import io.retl.testkit.FaultyDataSource;
import io.retl.testkit.H2Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;

/** The people in an H2 database in memory, behind a data source that can fail, and a destination. */
final class MemoryWorld implements AutoCloseable {
    private final H2Warehouse warehouse;
    private final FaultyDataSource dataSource;
    private final KeyedDestination destination;
    private final People people;
    private PeopleSync sync;

    private MemoryWorld(int rows) {
        this.warehouse = H2Warehouse.open();
        this.dataSource = new FaultyDataSource(warehouse.dataSource());
        this.destination = KeyedDestination.open();
        this.people = People.create(warehouse.dataSource(), rows);
        this.sync = PeopleSync.into(destination.url());
    }

    static MemoryWorld open(int rows) {
        return new MemoryWorld(rows);
    }

    /** Changes how the next {@link Retl}s sync. */
    MemoryWorld with(UnaryOperator<PeopleSync> change) {
        sync = change.apply(sync);
        return this;
    }

    PeopleSync sync() {
        return sync;
    }

    /** For the user sa, without a password. */
    String jdbcUrl() {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException failure) {
            throw new IllegalStateException("The database does not say its URL.", failure);
        }
    }

    FaultyDataSource dataSource() {
        return dataSource;
    }

    KeyedDestination destination() {
        return destination;
    }

    People people() {
        return people;
    }

    /** A {@link Retl} with the one mapping. */
    Retl retl() {
        return builder().build();
    }

    Retl.Builder builder(String... mappingIds) {
        Source source = Source.builder("shop").dataSource(dataSource).build();
        return mappingIds.length == 0 ? sync.retl(source) : sync.retl(source, mappingIds);
    }

    @Override
    public void close() {
        destination.close();
        warehouse.close();
    }
}
