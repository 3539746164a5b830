package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import io.retl.internal.json.MalformedJsonException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directive {@code @json}: a value as JSON text, or the value of a text that is JSON. */
record JsonNode(Mode mode, Node value) implements Node {
    static final Directive DIRECTIVE = new Directive(
            FieldChecks.NONE
                    .required("value", FieldChecks::anything)
                    .required("mode", Checks.oneOf("encode", "decode")),
            JsonNode::read);

    enum Mode {
        /** Gives text. */
        ENCODE,
        /** Reads text; what is no JSON text passes as it is. */
        DECODE,
        /** A word that passes the check in another case, but is not known to the seed system: nothing. */
        OTHER
    }

    private static Node read(@Nullable Object operand, Place place) {
        if (!(operand instanceof Map<?, ?> fields)) {
            return new RaisingNode("@json requires an object with a \"value\" key");
        }
        if (!JavaScript.isTruthy(fields.get("mode"))) {
            return new RaisingNode("@json requires a \"mode\" key");
        }
        if (!JavaScript.isTruthy(fields.get("value"))) {
            return new RaisingNode("@json requires a \"value\" key");
        }
        Mode mode = "encode".equals(fields.get("mode"))
                ? Mode.ENCODE
                : "decode".equals(fields.get("mode")) ? Mode.DECODE : Mode.OTHER;
        return new JsonNode(mode, MappingReader.node(fields.get("value"), place));
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object result = value.evaluate(scope);
        return switch (mode) {
            case ENCODE -> result == Absent.ABSENT ? result : JavaScriptJson.of(result, scope.work());
            case DECODE -> result instanceof String text ? decoded(text, scope.work()) : result;
            case OTHER -> Absent.ABSENT;
        };
    }

    private static @Nullable Object decoded(String text, Work work) {
        work.characters(text.length());
        try {
            return Json.parse(text);
        } catch (MalformedJsonException failure) {
            if (failure.isTooDeep()) {
                throw MappingFailedException.tooDeep();
            }
            return text;
        }
    }

    @Override
    public void reads(Reads reads) {
        value.reads(reads);
    }

    @Override
    public boolean isConstant() {
        return value.isConstant();
    }
}
