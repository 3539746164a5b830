package io.retl.liquid;

import io.retl.liquid.FunctionFilter.Arguments;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Filters that calculate: as JavaScript does, but whole numbers keep every digit. */
final class NumberFilters {
    private NumberFilters() {}

    static List<Filter> all() {
        return List.of(
                one("abs", Math::abs),
                one("ceil", Math::ceil),
                one("floor", Math::floor),
                two("plus", Math::addExact, Double::sum),
                two("minus", Math::subtractExact, (left, right) -> left - right),
                two("times", Math::multiplyExact, (left, right) -> left * right),
                two("at_least", Math::max, Math::max),
                two("at_most", Math::min, Math::min),
                two("modulo", Math::floorMod, NumberFilters::floorMod),
                new FunctionFilter("divided_by", NumberFilters::divided),
                new FunctionFilter("round", NumberFilters::rounded));
    }

    private static Filter one(String name, DoubleUnaryOperator operator) {
        return new FunctionFilter(
                name,
                (value, arguments) -> value instanceof Long whole
                        ? (Object) (name.equals("abs") ? Math.abs(whole) : whole)
                        : JavaScriptNumber.shown(operator.applyAsDouble(JavaScriptNumber.of(value))));
    }

    private static Filter two(String name, LongBinaryOperator whole, DoubleBinaryOperator other) {
        return new FunctionFilter(name, (value, arguments) -> {
            if (value instanceof Long left && arguments.at(0) instanceof Long right) {
                try {
                    return whole.applyAsLong(left, right);
                } catch (ArithmeticException tooLarge) {
                    return JavaScriptNumber.shown(other.applyAsDouble(left, right));
                }
            }
            return JavaScriptNumber.shown(
                    other.applyAsDouble(JavaScriptNumber.of(value), JavaScriptNumber.of(arguments.at(0))));
        });
    }

    private static Object divided(@Nullable Object value, Arguments arguments) {
        double quotient = JavaScriptNumber.of(value) / JavaScriptNumber.of(arguments.at(0));
        return JavaScriptNumber.shown(JavaScriptNumber.of(arguments.at(1)) == 0 ? quotient : Math.floor(quotient));
    }

    private static Object rounded(@Nullable Object value, Arguments arguments) {
        double factor = Math.pow(10, arguments.number(0, 0));
        double scaled = JavaScriptNumber.of(value) * factor * (1 + Math.ulp(1.0));
        return JavaScriptNumber.shown(Math.floor(scaled + 0.5) / factor);
    }

    private static double floorMod(double left, double right) {
        return (left % right + right) % right;
    }
}
