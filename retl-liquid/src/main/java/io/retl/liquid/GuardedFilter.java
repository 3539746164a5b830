package io.retl.liquid;

import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter whose result may not be too long and which may not be called too late. */
final class GuardedFilter extends Filter {
    /** No action takes more in one field, and no filter makes more than nine times as much of it. */
    static final int MAX_CHARACTERS = 1_048_576;

    private final Filter filter;

    GuardedFilter(Filter filter) {
        super(filter.getName());
        this.filter = filter;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
        Deadline.check(context);
        Object result = filter.apply(value, context, arguments);
        if (result instanceof CharSequence text && text.length() > MAX_CHARACTERS) {
            throw RefusedException.tooLong();
        }
        return result;
    }
}
