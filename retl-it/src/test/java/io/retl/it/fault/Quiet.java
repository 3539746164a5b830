package io.retl.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.Retl;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;

/** What must hold once everything is delivered. */
final class Quiet {
    private Quiet() {}

    /** One more sync finds nothing, sends nothing and leaves no delta behind. */
    static void requireQuiet(Retl retl, KeyedDestination destination, People people) {
        int before = destination.requests().size();

        SyncResult result = retl.sync(PeopleSync.MAPPING);

        assertThat(result.status()).as("%s", result).isEqualTo(SyncStatus.SUCCEEDED);
        assertThat(result.extracted().total()).as("%s", result).isZero();
        assertThat(destination.requests()).hasSize(before);
        assertThat(people.stateTables("delta_")).isEmpty();
    }
}
