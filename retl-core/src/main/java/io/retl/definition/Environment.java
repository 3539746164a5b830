package io.retl.definition;

import io.retl.definition.JsonValue.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts values of the environment into texts: {@code ${env:NAME}}; {@code $${env:NAME}} is that text itself. Remembers what
 * it put in, so that no message shows it.
 */
final class Environment {
    private static final String MARK = "${env:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Function<String, @Nullable String> variables;
    private final Findings findings;
    private final Map<String, String> used = new LinkedHashMap<>();

    Environment(Function<String, @Nullable String> variables, Findings findings) {
        this.variables = variables;
        this.findings = findings;
    }

    /** The values that were put in, by name of the variable. */
    Map<String, String> used() {
        return used;
    }

    /** The text with its variables filled in; empty if one of them cannot be. */
    Optional<String> filled(JsonText text, Place place) {
        String written = text.written();
        int mark = written.indexOf(MARK);
        if (mark < 0) {
            return Optional.of(written);
        }
        StringBuilder filled = new StringBuilder();
        boolean complete = true;
        int done = 0;
        for (; mark >= 0; mark = written.indexOf(MARK, done)) {
            if (mark > done && written.charAt(mark - 1) == '$') {
                filled.append(written, done, mark - 1).append(MARK);
                done = mark + MARK.length();
                continue;
            }
            filled.append(written, done, mark);
            int end = written.indexOf('}', mark);
            if (end < 0) {
                findings.add(
                        text.offset(),
                        place,
                        "'${env:' has no '}'. Write ${env:NAME}, or $${env: for the text itself.");
                return Optional.empty();
            }
            Optional<String> value = value(written.substring(mark + MARK.length(), end), text.offset(), place);
            value.ifPresent(filled::append);
            complete &= value.isPresent();
            done = end + 1;
        }
        filled.append(written, done, written.length());
        return complete ? Optional.of(filled.toString()) : Optional.empty();
    }

    private Optional<String> value(String name, int offset, Place place) {
        if (!NAME.matcher(name).matches()) {
            findings.add(
                    offset,
                    place,
                    Shown.quoted("${env:" + name + "}")
                            + " names no variable. A name has letters, digits and '_' and does not begin with a"
                            + " digit.");
            return Optional.empty();
        }
        String value = variables.apply(name);
        if (value == null) {
            findings.add(
                    offset,
                    place,
                    "the environment variable " + Shown.quoted(name) + " is not set. Set it before the start.");
            return Optional.empty();
        }
        used.put(name, value);
        return Optional.of(value);
    }
}
