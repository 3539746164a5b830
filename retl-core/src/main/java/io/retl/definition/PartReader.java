package io.retl.definition;

import java.util.List;
import java.util.Optional;

/** Reads one kind of definition. */
interface PartReader<T> {
    /** Its name in messages, as in {@code Model 'customers'}. */
    String kind();

    /** The keys that it has, {@code id} included. */
    List<String> keys();

    /**
     * The definition; empty if it cannot be built. Whatever is wrong is a finding.
     *
     * @param id empty if it is missing
     */
    Optional<T> read(Keys keys, Optional<String> id);
}
