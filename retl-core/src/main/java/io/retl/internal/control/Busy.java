package io.retl.internal.control;

import io.retl.MappingBusyException;

/** Words who keeps a mapping from being run, wherever that is noticed. */
public final class Busy {
    private Busy() {}

    /** Another thread of this process runs it. */
    public static MappingBusyException here(String mappingId) {
        return busy(mappingId, "it is being synced");
    }

    /** A run elsewhere lives: it renewed its lease. */
    public static MappingBusyException elsewhere(String mappingId, HeldLease held) {
        return busy(
                mappingId, "'%s' is running it and holds the lease until %s".formatted(held.holder(), held.expiry()));
    }

    /** Somebody has the lease, and nobody waits to see whether they live. */
    public static MappingBusyException perhaps(String mappingId) {
        return busy(mappingId, "it is being synced, or a sync of it died and its lease has not run out");
    }

    private static MappingBusyException busy(String mappingId, String who) {
        return new MappingBusyException("Mapping '%s': %s. Try again when that has ended.".formatted(mappingId, who));
    }
}
