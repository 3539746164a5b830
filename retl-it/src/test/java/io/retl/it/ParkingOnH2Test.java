package io.retl.it;

import io.retl.testkit.H2Warehouse;
import io.retl.warehouse.h2.H2DialectProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkingOnH2Test {
    private H2Warehouse warehouse;
    private ParkingScenario scenario;

    @BeforeEach
    void open() throws Exception {
        warehouse = H2Warehouse.open();
        scenario = new ParkingScenario(warehouse.dataSource(), new H2DialectProvider());
    }

    @AfterEach
    void close() throws Exception {
        warehouse.close();
    }

    @Test
    void failuresInARowAreCounted() throws Exception {
        scenario.failuresInARowAreCounted();
    }

    @Test
    void anotherVersionBeginsAnew() throws Exception {
        scenario.anotherVersionBeginsAnew();
    }

    @Test
    void aRowThatFailsForTooLongIsParkedAfterTwoSyncs() throws Exception {
        scenario.aRowThatFailsForTooLongIsParkedAfterTwoSyncs();
    }

    @Test
    void deferredRowsChangeNothing() throws Exception {
        scenario.deferredRowsChangeNothing();
    }

    @Test
    void rowsThatSettlingMarksAreNotCounted() throws Exception {
        scenario.rowsThatSettlingMarksAreNotCounted();
    }

    @Test
    void anotherVersionThatSettlingMarksForgetsTheCount() throws Exception {
        scenario.anotherVersionThatSettlingMarksForgetsTheCount();
    }

    @Test
    void deliveryForgetsTheRow() throws Exception {
        scenario.deliveryForgetsTheRow();
    }

    @Test
    void releasedRowsAreCountedAnew() throws Exception {
        scenario.releasedRowsAreCountedAnew();
    }

    @Test
    void parkedDeletesAreNoDeletesForTheGuard() throws Exception {
        scenario.parkedDeletesAreNoDeletesForTheGuard();
    }

    @Test
    void deltaThatLostAParkedRowIsNamed() throws Exception {
        scenario.deltaThatLostAParkedRowIsNamed();
    }

    @Test
    void tablesOfALaterEpochAreLeftAlone() throws Exception {
        scenario.tablesOfALaterEpochAreLeftAlone();
    }

    @Test
    void deltaOfAnUnsettledSyncOutlivesTheNextOpening() throws Exception {
        scenario.deltaOfAnUnsettledSyncOutlivesTheNextOpening();
    }
}
