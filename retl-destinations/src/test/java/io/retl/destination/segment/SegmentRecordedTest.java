package io.retl.destination.segment;

import io.retl.destination.OracleCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests and results are those of Segment's own code; where we decide otherwise, the recording says {@code is}. */
class SegmentRecordedTest {
    @ParameterizedTest
    @EnumSource(MessageType.class)
    void recordsAreSentAndAnsweredAsRecorded(MessageType type) throws InterruptedException {
        OracleCases.check(getClass(), type.action(), recorded -> new SegmentDestinationProvider());
    }
}
