package io.retl.internal.mapping;

import static io.retl.mapping.Expressions.array;
import static io.retl.mapping.Expressions.column;
import static io.retl.mapping.Expressions.directives;
import static io.retl.mapping.Expressions.literal;
import static io.retl.mapping.Expressions.merge;
import static io.retl.mapping.Expressions.mergeKeepingFirst;
import static io.retl.mapping.Expressions.object;
import static io.retl.mapping.Expressions.recordId;
import static io.retl.mapping.Expressions.template;
import static io.retl.mapping.Expressions.when;

import io.retl.mapping.ArrayExpression;
import io.retl.mapping.Expression;
import io.retl.mapping.ObjectExpression;
import io.retl.warehouse.spi.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Expressions, values and rows by chance. */
final class RandomExpressions {
    private static final List<String> NAMES = List.of("a", "b", "items", "a.b", "x y", "@type", "0", "");
    private static final List<String> TEXTS = List.of("", "a", "$.a", "ΑΣ", "{{a}}", "$&", "[1,{\"a\":null}]", "@path");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    /** A row with all the columns that expressions read. */
    RowEvent row() {
        List<@Nullable Object> namesAndValues = new ArrayList<>();
        for (String name : List.of("a", "b", "a.b", "x y")) {
            namesAndValues.add(name);
            namesAndValues.add(random.nextBoolean() ? text() : random.nextBoolean() ? 7L : null);
        }
        namesAndValues.add("items");
        namesAndValues.add(new JsonText("[{\"a\":1,\"b\":{\"x\":null}},null,0,\"text\",[1]]"));
        return Rows.row(namesAndValues.toArray());
    }

    Expression next(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Expression part = next(depth - 1);
        return switch (random.nextInt(16)) {
            case 0 -> part.omitNull();
            case 1 -> part.lowerCase();
            case 2 -> part.upperCase();
            case 3 -> part.replace("a", "$&");
            case 4 -> part.replaceFirstIgnoringCase("A", "b");
            case 5 -> part.flatten(".");
            case 6 -> part.flattenKeepingArrays("_");
            case 7 -> part.toJson();
            case 8 -> part.parseJson();
            case 9 -> merge(part, next(depth - 1));
            case 10 -> mergeKeepingFirst(part, next(depth - 1));
            case 11 -> when(part.exists()).then(next(depth - 1)).otherwise(next(depth - 1));
            case 12 -> when(part.isBlank()).then(next(depth - 1));
            case 13 -> withMembers(part, depth);
            case 14 -> withElements(part, depth);
            default -> array(part).each(shape(depth));
        };
    }

    private Expression shape(int depth) {
        Expression shape = next(depth - 1);
        return shape.toString().equals("{}") ? column("a") : shape;
    }

    private Expression withMembers(Expression part, int depth) {
        ObjectExpression object = object().set(name(), part);
        return random.nextBoolean() ? object : object.set("second", next(depth - 1));
    }

    private Expression withElements(Expression part, int depth) {
        ArrayExpression array = array().add(part);
        return random.nextBoolean() ? array : array.add(next(depth - 1));
    }

    private Expression leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> literal(value(2));
            case 1 -> recordId();
            case 2 -> template("<{{a}} {{items}}>");
            case 3 -> directives(Map.of("@path", "$.properties.items[0]"));
            case 4 -> directives(Map.of("@template", Map.of("@literal", "{{properties.a}}")));
            default -> column(List.of("a", "b", "items", "a.b", "x y").get(random.nextInt(5)));
        };
    }

    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong(100);
            case 3 -> new BigDecimal("1.50").multiply(BigDecimal.valueOf(random.nextInt(9)));
            case 4 -> text();
            case 5 -> List.of(text());
            default -> members(depth);
        };
    }

    private Map<String, @Nullable Object> members(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            members.put(name(), value(depth - 1));
        }
        return members;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
