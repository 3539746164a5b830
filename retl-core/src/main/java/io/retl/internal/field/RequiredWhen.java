package io.retl.internal.field;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member that must be there when others are so. Immutable and thread-safe.
 *
 * @param premise when
 * @param member the name of the member
 * @param inner the name of a member of that member, or nothing
 */
record RequiredWhen(Premise premise, String member, String inner) {
    /** Adds the problems; a premise may set a member to null, see {@link Premise}. */
    void check(Map<String, @Nullable Object> object, Place place, Problems problems) {
        if (!premise.holds(object)) {
            return;
        }
        boolean isMissing = !object.containsKey(member);
        boolean isInnerMissing =
                !inner.isEmpty() && object.get(member) instanceof Map<?, ?> found && !found.containsKey(inner);
        if (isMissing) {
            problems.add(place, "", Sentence.missing(member));
        }
        if (isInnerMissing) {
            problems.add(place.member(member), "", Sentence.missing(inner));
        }
        if (isMissing || isInnerMissing) {
            problems.add(place, "", "must match \"then\" schema");
        }
    }
}
