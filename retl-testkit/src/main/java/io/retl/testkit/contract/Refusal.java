package io.retl.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.retl.ConfigurationException;
import io.retl.sync.SyncResult;
import io.retl.sync.SyncStatus;
import java.util.function.Supplier;

/** Finds out how retl refuses a definition that cannot work. */
final class Refusal {
    private Refusal() {}

    /**
     * The words with which a definition is refused, while it is built or when it is first synced.
     *
     * @param definition builds the rig
     */
    static String of(Supplier<Rig> definition) {
        Rig rig;
        SyncResult result;
        try {
            rig = definition.get();
            result = rig.sync();
        } catch (ConfigurationException refusal) {
            return String.valueOf(refusal.getMessage());
        }
        assertThat(result.status()).as("status of %s", result).isEqualTo(SyncStatus.FAILED);
        assertThat(rig.action().attempts()).isEmpty();
        return result.reason().orElseThrow().message();
    }
}
