package io.retl.internal.mapping;

import io.retl.mapping.spi.LiquidEngine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The directive {@code @liquid}: a text in a template language of its own, which another module reads. */
record LiquidNode(LiquidEngine.Template template) implements Node {
    private static final int MAX_CHARACTERS = 1_000;

    static final Directive DIRECTIVE = new Directive(LiquidNode::problems, LiquidNode::read);

    /** Looked for once, where retl's own classes come from: which modules there are does not change in a process. */
    private static final class Installed {
        static final Optional<LiquidEngine> ENGINE = ServiceLoader.load(
                        LiquidEngine.class, LiquidNode.class.getClassLoader())
                .findFirst();
    }

    private static List<String> problems(@Nullable Object part, Place place) {
        return part instanceof String && Installed.ENGINE.isEmpty()
                ? List.of(place.problem("needs the module retl-liquid, which is not there; add it to the dependencies"))
                : Checks.text(part, place);
    }

    /** A template that is wrong fails the rows that meet it, as in the seed system. */
    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof String text)) {
            return new RaisingNode("liquid template value must be a string");
        }
        if (text.isEmpty()) {
            return new LiteralNode("");
        }
        if (text.length() > MAX_CHARACTERS) {
            return new RaisingNode("liquid template values are limited to " + MAX_CHARACTERS + " characters");
        }
        return Installed.ENGINE
                .map(engine -> parsed(engine, text))
                .orElseGet(() -> new RaisingNode("@liquid needs the module retl-liquid, which is not there"));
    }

    private static Node parsed(LiquidEngine engine, String text) {
        try {
            return new LiquidNode(engine.parse(text));
        } catch (IllegalArgumentException broken) {
            return new RaisingNode("@liquid: " + broken.getMessage());
        }
    }

    @Override
    public String evaluate(Scope scope) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        if (scope.whole() instanceof Map<?, ?> members) {
            members.forEach((name, member) -> input.put((String) name, member));
        }
        String text;
        try {
            text = template.render(Collections.unmodifiableMap(input));
        } catch (IllegalArgumentException refused) {
            throw new MappingFailedException("@liquid: " + refused.getMessage(), refused);
        }
        scope.work().text("@liquid", text.length());
        return text;
    }

    @Override
    public void reads(Reads reads) {
        reads.whatever();
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}
