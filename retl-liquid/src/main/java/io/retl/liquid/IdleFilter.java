package io.retl.liquid;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter that nobody knows, which therefore changes nothing. */
final class IdleFilter extends Filter {
    IdleFilter(String name) {
        super(name);
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
        return value;
    }
}
