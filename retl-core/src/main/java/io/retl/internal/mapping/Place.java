package io.retl.internal.mapping;

import java.util.ArrayList;
import java.util.List;

/** Where something stands in a mapping: the keys and directives that lead to it. */
record Place(List<String> names) {
    static final Place ROOT = new Place(List.of());

    Place at(String name) {
        List<String> deeper = new ArrayList<>(names);
        deeper.add(name);
        return new Place(deeper);
    }

    /** A sentence about what is there. */
    String problem(String text) {
        return "/" + String.join("/", names) + " " + text + ".";
    }
}
