package io.retl.destination.segment;

import io.retl.destination.spi.FieldChoice;

/** Where a workspace keeps its data. Messages that go to the other region are lost without a word. */
enum Region {
    US("us", "North America", "https://api.segment.io/v1"),
    EU("eu", "Europe", "https://events.eu1.segmentapis.com/v1");

    private final String code;
    private final String label;
    private final String trackingApi;

    Region(String code, String label, String trackingApi) {
        this.code = code;
        this.label = label;
        this.trackingApi = trackingApi;
    }

    /**
     * The region of a setting.
     *
     * @throws IllegalArgumentException if there is none; the message is a sentence
     */
    static Region of(String code) {
        for (Region region : values()) {
            if (region.code.equals(code)) {
                return region;
            }
        }
        throw new IllegalArgumentException("Setting 'region' is '" + code + "'; it is 'us' or 'eu'.");
    }

    String code() {
        return code;
    }

    FieldChoice choice() {
        return new FieldChoice(code, label);
    }

    /** Below which the Tracking API is. */
    String trackingApi() {
        return trackingApi;
    }
}
