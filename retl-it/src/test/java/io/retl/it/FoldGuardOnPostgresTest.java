package io.retl.it;

import io.retl.warehouse.postgres.PostgresDialectProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class FoldGuardOnPostgresTest {
    private SharedPostgres warehouse;
    private FoldGuardScenario scenario;

    @BeforeEach
    void open() throws Exception {
        warehouse = SharedPostgres.open();
        scenario = new FoldGuardScenario(warehouse.dataSource(), new PostgresDialectProvider());
    }

    @AfterEach
    void close() throws Exception {
        warehouse.close();
    }

    @Test
    void foldSentTwiceHappensOnce() throws Exception {
        scenario.foldSentTwiceHappensOnce();
    }

    @Test
    void twoFoldersAtOnceFoldOnce() throws Exception {
        scenario.twoFoldersAtOnceFoldOnce();
    }

    @Test
    void foldOfAnOlderSyncIsRefused() {
        scenario.foldOfAnOlderSyncIsRefused();
    }

    @Test
    void foldUnderAnOlderEpochIsRefused() throws Exception {
        scenario.foldUnderAnOlderEpochIsRefused();
    }

    @Test
    void deltaThatLostRowsIsNamed() throws Exception {
        scenario.deltaThatLostRowsIsNamed();
    }
}
