package io.retl.liquid;

import java.util.Set;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter that the seed system does not allow. */
final class RefusedFilter extends Filter {
    static final Set<String> NAMES = Set.of(
            "array_to_sentence_string",
            "concat",
            "find",
            "find_exp",
            "find_index",
            "find_index_exp",
            "group_by",
            "group_by_exp",
            "has",
            "has_exp",
            "map",
            "newline_to_br",
            "reject",
            "reject_exp",
            "reverse",
            "sort",
            "sort_natural",
            "type",
            "uniq",
            "where_exp");

    RefusedFilter(String name) {
        super(name);
    }

    @Override
    public Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
        throw new RefusedException("filter \"" + getName() + "\" is disabled");
    }
}
