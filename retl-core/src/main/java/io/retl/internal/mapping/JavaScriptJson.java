package io.retl.internal.mapping;

import io.retl.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JavaScript writes them in JSON: keys that are indexes first, numbers as {@link JavaScriptText} has them. */
final class JavaScriptJson {
    private final StringBuilder json = new StringBuilder();
    private final Work work;

    private JavaScriptJson(Work work) {
        this.work = work;
    }

    static String of(@Nullable Object value, Work work) {
        JavaScriptJson text = new JavaScriptJson(work);
        text.write(value, 1);
        return text.json.toString();
    }

    private void write(@Nullable Object value, int depth) {
        if (value instanceof Map || value instanceof List) {
            if (depth > Json.MAX_DEPTH) {
                throw MappingFailedException.tooDeep();
            }
            if (value instanceof List<?> list) {
                array(list, depth);
            } else {
                object((Map<?, ?>) value, depth);
            }
        } else if (value instanceof String text) {
            append(Json.write(text));
        } else {
            append(value == null || value == Absent.ABSENT ? "null" : JavaScriptText.of(value));
        }
    }

    private void array(List<?> list, int depth) {
        char separator = '[';
        for (Object element : list) {
            json.append(separator);
            write(element, depth + 1);
            separator = ',';
        }
        append(list.isEmpty() ? "[]" : "]");
    }

    private void object(Map<?, ?> object, int depth) {
        char separator = '{';
        for (String key : JavaScript.keys(object)) {
            Object member = object.get(key);
            if (member != Absent.ABSENT) {
                json.append(separator);
                append(Json.write(key));
                json.append(':');
                write(member, depth + 1);
                separator = ',';
            }
        }
        append(separator == '{' ? "{}" : "}");
    }

    private void append(String text) {
        work.characters(text.length());
        json.append(text);
        if (json.length() > Work.MAX_TEXT_CHARACTERS) {
            throw new MappingFailedException(
                    "@json: the text is longer than " + Work.MAX_TEXT_CHARACTERS + " characters.", null);
        }
    }
}
