package io.retl.internal.control;

import java.time.Instant;

class MemoryHistoryTest extends HistoryContract {
    private final ControlStore store = new MemoryControlStore(() -> Instant.parse("2025-03-01T10:00:00Z"));

    @Override
    ControlStore store() {
        return store;
    }
}
