package io.retl.definition;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way from the whole text to a part of it: {@code mappings[0].trigger}. */
final class Place {
    static final Place ROOT = new Place(null, "");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@$-]{1,80}");

    private final @Nullable Place parent;
    private final Object step;

    private Place(@Nullable Place parent, Object step) {
        this.parent = parent;
        this.step = step;
    }

    Place member(String key) {
        return new Place(this, key);
    }

    Place element(int index) {
        return new Place(this, index);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        if (step instanceof String key && PLAIN.matcher(key).matches()) {
            return parent == ROOT ? key : parent + "." + key;
        }
        return parent + (step instanceof String key ? "[\"" + Shown.cut(key) + "\"]" : "[" + step + "]");
    }
}
