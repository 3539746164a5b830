package io.retl.internal.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds that a value may have, none of them more than once; no kind at all means any. Immutable and thread-safe. */
final class Types {
    private final List<Kind> kinds;
    private final boolean converts;
    private final boolean isInteger;
    private final String verdict;

    Types(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
        this.converts = !kinds.equals(List.of(Kind.OBJECT));
        this.isInteger = kinds.contains(Kind.INTEGER);
        this.verdict = "must be "
                + Sentence.withArticle(
                        Sentence.either(kinds.stream().map(Kind::text).toList())) + " but it was ";
    }

    boolean includes(Kind kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    boolean includes(@Nullable Object value) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).includes(value)) {
                return true;
            }
        }
        return kinds.isEmpty();
    }

    boolean isInteger() {
        return isInteger;
    }

    /** The only element of a list where a list does not fit; anything else as it is. */
    @Nullable
    Object unwrapped(@Nullable Object value) {
        return converts && value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }

    /**
     * The value as one of the first kind that it can be converted to, or {@link Kind#NONE}. Of a list that does not fit, its only
     * element is taken; the seed system's library takes it as it is only where a single kind is allowed.
     */
    @Nullable
    Object converted(@Nullable Object value) {
        if (kinds.size() == 1 && kinds.get(0).includes(value)) {
            return value;
        }
        for (Kind kind : kinds) {
            Object converted = kind.converted(value);
            if (converted != Kind.NONE) {
                return converted;
            }
        }
        return Kind.NONE;
    }

    /** What a sentence says of a value that does not fit. */
    String verdictOn(@Nullable Object value) {
        return verdict + Kind.named(value);
    }
}
