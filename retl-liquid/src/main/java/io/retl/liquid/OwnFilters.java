package io.retl.liquid;

import java.util.List;
import java.util.stream.Stream;
import liqp.filters.Filter;

/** The filters that do as in the seed system, in the place of those of liqp. */
final class OwnFilters {
    private OwnFilters() {}

    static List<Filter> all() {
        return Stream.of(NumberFilters.all(), ListFilters.all(), TextFilters.all())
                .flatMap(List::stream)
                .toList();
    }
}
