package io.retl.definition;

import io.retl.definition.JsonValue.JsonList;
import io.retl.definition.JsonValue.JsonNumber;
import io.retl.definition.JsonValue.JsonObject;
import io.retl.definition.JsonValue.JsonText;
import io.retl.definition.JsonValue.JsonTruth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads values as what they are meant to be; what they are not is a finding, and the value is then empty. */
final class Values {
    private final Findings findings;
    private final Environment environment;

    /** An element of a list and where that is. */
    record Element(JsonValue value, Place place) {}

    Values(Findings findings, Environment environment) {
        this.findings = findings;
        this.environment = environment;
    }

    Findings findings() {
        return findings;
    }

    /** A text with the environment in it. */
    Optional<String> text(JsonValue value, Place place) {
        if (value instanceof JsonText text) {
            return environment.filled(text, place);
        }
        return wrong(value, place, "text");
    }

    /** A text, number or truth value as text. */
    Optional<String> setting(JsonValue value, Place place) {
        if (value instanceof JsonNumber number) {
            return Optional.of(number.written());
        }
        if (value instanceof JsonTruth truth) {
            return Optional.of(String.valueOf(truth.value()));
        }
        return value instanceof JsonText ? text(value, place) : wrong(value, place, "text, a number or true or false");
    }

    Optional<Boolean> truth(JsonValue value, Place place) {
        return value instanceof JsonTruth truth ? Optional.of(truth.value()) : wrong(value, place, "true or false");
    }

    Optional<JsonObject> object(JsonValue value, Place place) {
        return value instanceof JsonObject object ? Optional.of(object) : wrong(value, place, "an object");
    }

    Optional<List<Element>> list(JsonValue value, Place place) {
        if (!(value instanceof JsonList list)) {
            return wrong(value, place, "a list");
        }
        List<Element> elements = new ArrayList<>();
        list.elements().forEach(element -> elements.add(new Element(element, place.element(elements.size()))));
        return Optional.of(elements);
    }

    /** A whole number that is at most this much, more or less than zero. */
    Optional<Long> whole(JsonValue value, Place place, long most) {
        if (!(value instanceof JsonNumber number)) {
            return wrong(value, place, "a whole number");
        }
        BigDecimal exact = exact(number.value());
        if (exact.stripTrailingZeros().scale() > 0) {
            return refused(value, place, "expected a whole number, found " + Shown.cut(number.written()) + ".");
        }
        if (exact.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            return refused(
                    value, place, Shown.cut(number.written()) + " is too large; the largest number is " + most + ".");
        }
        return Optional.of(exact.longValueExact());
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger integer ? new BigDecimal(integer) : BigDecimal.valueOf(number.longValue());
    }

    Optional<Duration> duration(JsonValue value, Place place) {
        Optional<String> text = text(value, place);
        if (text.isEmpty() || !(value instanceof JsonText written)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text.get()));
        } catch (DateTimeParseException malformed) {
            return refused(
                    value,
                    place,
                    written.shown() + " is no ISO-8601 duration. Write it as, for example, PT30S, PT15M, PT1H or P1D.");
        }
    }

    /**
     * One of several names, in upper or lower case.
     *
     * @param choices what each name stands for
     * @param refusal what a message says after the name: {@code is no trigger. Use …}
     */
    <T> Optional<T> choice(JsonValue value, Place place, Map<String, T> choices, String refusal) {
        Optional<String> text = text(value, place);
        if (text.isEmpty() || !(value instanceof JsonText written)) {
            return Optional.empty();
        }
        T chosen = choices.get(text.get().toLowerCase(Locale.ROOT));
        if (chosen == null) {
            String nearest = Suggestion.of(written.written(), List.copyOf(choices.keySet()));
            return refused(value, place, written.shown() + " " + refusal + nearest);
        }
        return Optional.of(chosen);
    }

    private <T> Optional<T> wrong(JsonValue value, Place place, String expected) {
        return refused(value, place, "expected " + expected + ", found " + value.type() + ".");
    }

    private <T> Optional<T> refused(JsonValue value, Place place, String sentence) {
        findings.add(value.offset(), place, sentence);
        return Optional.empty();
    }
}
