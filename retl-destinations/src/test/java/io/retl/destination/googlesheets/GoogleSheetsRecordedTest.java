package io.retl.destination.googlesheets;

import io.retl.destination.OracleCases;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and results are those of Segment's own code; where we decide otherwise, the recording says {@code is}. */
@Timeout(120)
class GoogleSheetsRecordedTest {
    @ParameterizedTest
    @ValueSource(strings = {"postSheet", "postSheet2"})
    void recordsAreSentAndAnsweredAsRecorded(String action) throws InterruptedException {
        OracleCases.check(getClass(), action, recorded -> new GoogleSheetsDestinationProvider());
    }
}
