package io.retl.internal.field;

import org.jspecify.annotations.Nullable;

/**
 * Where in a record a value is.
 *
 * @param parent of what it is a part
 * @param name of a member, or the index of an element
 */
record Place(@Nullable Place parent, Object name) {
    static final Place ROOT = new Place(null, "");

    Place member(Object name) {
        return new Place(this, name);
    }

    /** How a sentence begins that speaks of the value. */
    String subject() {
        if (parent == null) {
            return "The root value";
        }
        StringBuilder pointer = new StringBuilder();
        for (Place place = this; place != null && place.parent != null; place = place.parent) {
            String step = place.name.toString().replace("~", "~0").replace("/", "~1");
            pointer.insert(0, step).insert(0, '/');
        }
        return "The value at " + pointer;
    }
}
