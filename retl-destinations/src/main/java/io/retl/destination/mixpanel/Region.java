package io.retl.destination.mixpanel;

import io.retl.destination.spi.FieldChoice;

/** Where a project keeps its data. */
enum Region {
    US("US \uD83C\uDDFA\uD83C\uDDF8", "https://api.mixpanel.com"),
    EU("EU \uD83C\uDDEA\uD83C\uDDFA", "https://api-eu.mixpanel.com"),
    IN("IN \uD83C\uDDEE\uD83C\uDDF3", "https://api-in.mixpanel.com");

    private final String text;
    private final String host;

    Region(String text, String host) {
        this.text = text;
        this.host = host;
    }

    /**
     * The region of a setting.
     *
     * @throws IllegalArgumentException if there is none; the message is a sentence
     */
    static Region of(String text) {
        for (Region region : values()) {
            if (region.text.equals(text)) {
                return region;
            }
        }
        throw new IllegalArgumentException("Setting 'apiRegion' is '" + text + "'; it is '" + US.text + "', '" + EU.text
                + "' or '" + IN.text + "'.");
    }

    /** The code and the flag, which is what the setting holds. */
    String text() {
        return text;
    }

    FieldChoice choice() {
        return FieldChoice.of(text);
    }

    /** What the addresses begin with. */
    String host() {
        return host;
    }
}
