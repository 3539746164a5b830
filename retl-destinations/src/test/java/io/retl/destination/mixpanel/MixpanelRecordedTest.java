package io.retl.destination.mixpanel;

import io.retl.destination.OracleCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and results are those of Segment's own code; where we decide otherwise, the recording says {@code is}. */
class MixpanelRecordedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "trackEvent",
                "trackPurchase",
                "identifyUser",
                "groupIdentifyUser",
                "incrementProperties",
                "alias"
            })
    void recordsAreSentAndAnsweredAsRecorded(String action) throws InterruptedException {
        OracleCases.check(getClass(), action, recorded -> new MixpanelDestinationProvider(recorded.clock()));
    }
}
