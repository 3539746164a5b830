package io.retl.liquid;

import java.util.ArrayList;
import java.util.List;
import liqp.TemplateContext;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** A filter that is a function of its value and its arguments. */
final class FunctionFilter extends Filter {
    private final Function function;

    @FunctionalInterface
    interface Function {
        @Nullable
        Object apply(@Nullable Object value, Arguments arguments);
    }

    /** What stands behind the colon. */
    record Arguments(List<@Nullable Object> values) {
        @Nullable
        Object at(int index) {
            return index < values.size() ? values.get(index) : null;
        }

        String text(int index) {
            return JavaScriptText.of(at(index));
        }

        String text(int index, String otherwise) {
            return index < values.size() ? text(index) : otherwise;
        }

        double number(int index, double otherwise) {
            return index < values.size() ? JavaScriptNumber.of(at(index)) : otherwise;
        }
    }

    FunctionFilter(String name, Function function) {
        super(name);
        this.function = function;
    }

    @Override
    public @Nullable Object apply(@Nullable Object value, TemplateContext context, @Nullable Object... arguments) {
        List<@Nullable Object> given = new ArrayList<>();
        for (Object argument : arguments) {
            given.add(Values.of(argument));
        }
        return function.apply(Values.of(value), new Arguments(given));
    }
}
