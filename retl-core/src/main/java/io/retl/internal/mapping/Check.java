package io.retl.internal.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a part of a mapping before any row is read. */
@FunctionalInterface
interface Check {
    /** A sentence for each problem; none if the part is right. */
    List<String> problems(@Nullable Object part, Place place);
}
