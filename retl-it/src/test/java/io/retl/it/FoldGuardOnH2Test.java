package io.retl.it;

import io.retl.testkit.H2Warehouse;
import io.retl.warehouse.h2.H2DialectProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldGuardOnH2Test {
    private H2Warehouse warehouse;
    private FoldGuardScenario scenario;

    @BeforeEach
    void open() throws Exception {
        warehouse = H2Warehouse.open();
        scenario = new FoldGuardScenario(warehouse.dataSource(), new H2DialectProvider());
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
