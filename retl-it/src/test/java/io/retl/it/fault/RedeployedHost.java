package io.retl.it.fault;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;

/** What a host does between its deployment and the next one. It is loaded by a class loader that is thrown away after it. */
public final class RedeployedHost implements Callable<String> {
    /** For the test, which knows it by name only. */
    public RedeployedHost() {}

    /** Syncs twice, closes all it opened and takes its drivers out of the JVM. */
    @Override
    public String call() throws SQLException {
        org.h2.Driver.load(); // the JVM looks for drivers once, and not here
        try (MemoryWorld world = MemoryWorld.open(200);
                Retl retl = world.retl()) {
            SyncResult first = retl.sync(PeopleSync.MAPPING).orThrow();
            world.people().run("UPDATE people SET name = 'later' WHERE id <= 10");
            SyncResult second = retl.sync(PeopleSync.MAPPING).orThrow();
            return first.loaded().delivered() + " and " + second.loaded().delivered();
        } finally {
            for (Driver driver : Collections.list(DriverManager.getDrivers())) {
                DriverManager.deregisterDriver(driver); // those of this class loader; others are not seen
            }
        }
    }
}
