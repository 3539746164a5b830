package io.retl;

import java.util.List;

/** No dialect or destination has the wanted name. */
public final class UnknownPluginException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final String wanted;
    private final String[] available;

    /**
     * Names what is wanted and what is there.
     *
     * @param message the sentence, with the fix
     * @param wanted the name that was not found
     * @param available the names that are there
     */
    public UnknownPluginException(String message, String wanted, List<String> available) {
        super(List.of(new Problem(ErrorCode.UNKNOWN_PLUGIN, message)));
        this.wanted = wanted;
        this.available = available.toArray(String[]::new);
    }

    /** The name that was not found. */
    public String wanted() {
        return wanted;
    }

    /** The names that are there. */
    public List<String> available() {
        return List.of(available);
    }
}
