package io.retl.destination.braze;

import io.retl.destination.OracleCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and results are those of Segment's own code; where we decide otherwise, the recording says {@code is}. */
class BrazeRecordedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "updateUserProfile",
                "updateUserProfile2",
                "trackEvent",
                "trackEvent2",
                "trackPurchase",
                "trackPurchase2",
                "identifyUser",
                "identifyUser2",
                "createAlias",
                "createAlias2"
            })
    void recordsAreSentAndAnsweredAsRecorded(String action) throws InterruptedException {
        OracleCases.check(getClass(), action, recorded -> new BrazeDestinationProvider());
    }
}
