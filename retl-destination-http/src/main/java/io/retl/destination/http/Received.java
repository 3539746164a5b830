package io.retl.destination.http;

/** What came of a body: its bytes, or the first of them if there were too many. */
final class Received {
    private final byte[] bytes;
    private final boolean tooLarge;

    Received(byte[] bytes, boolean tooLarge) {
        this.bytes = bytes;
        this.tooLarge = tooLarge;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isTooLarge() {
        return tooLarge;
    }
}
