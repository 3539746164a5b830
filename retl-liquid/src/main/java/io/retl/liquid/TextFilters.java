package io.retl.liquid;

import io.retl.liquid.FunctionFilter.Arguments;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import liqp.filters.Filter;
import org.jspecify.annotations.Nullable;

/** Filters on texts. What is searched for is a text, never a pattern. */
final class TextFilters {
    private static final int DEFAULT_LENGTH = 50;
    private static final int DEFAULT_WORDS = 15;
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\ufeff\\p{Zs}\\u2028\\u2029]+");

    private TextFilters() {}

    static List<Filter> all() {
        return List.of(
                one("upcase", text -> text.toUpperCase(Locale.ROOT)),
                one("downcase", text -> text.toLowerCase(Locale.ROOT)),
                one("capitalize", TextFilters::capitalized),
                one("strip", String::strip),
                one("lstrip", String::stripLeading),
                one("rstrip", String::stripTrailing),
                one("strip_newlines", text -> text.replace("\r\n", "").replace("\n", "")),
                one("escape", TextFilters::escaped),
                one("escape_once", text -> escaped(unescaped(text))),
                one("strip_html", Markup::stripped),
                one("url_encode", UrlText::encoded),
                one("url_decode", UrlText::decoded),
                new FunctionFilter("append", (value, given) -> JavaScriptText.of(value) + given.text(0)),
                new FunctionFilter("prepend", (value, given) -> given.text(0) + JavaScriptText.of(value)),
                new FunctionFilter("remove", (value, given) -> replaced(value, given.text(0), "")),
                new FunctionFilter("replace", (value, given) -> replaced(value, given.text(0), given.text(1))),
                new FunctionFilter("remove_first", (value, given) -> replacedFirst(value, given.text(0), "")),
                new FunctionFilter(
                        "replace_first", (value, given) -> replacedFirst(value, given.text(0), given.text(1))),
                new FunctionFilter("split", (value, given) -> split(JavaScriptText.of(value), given.text(0))),
                new FunctionFilter("truncate", TextFilters::truncated),
                new FunctionFilter("truncatewords", TextFilters::truncatedWords),
                new FunctionFilter("default", TextFilters::orDefault),
                new FunctionFilter("date", DateFilter::apply));
    }

    private static Filter one(String name, UnaryOperator<String> operator) {
        return new FunctionFilter(name, (value, arguments) -> operator.apply(JavaScriptText.of(value)));
    }

    private static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&#34;")
                .replace("'", "&#39;");
    }

    private static String unescaped(String text) {
        return text.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    /** Looks at the length first, because a text for every character of another one may be as long as their product. */
    private static String replaced(@Nullable Object value, String searched, String replacement) {
        String text = JavaScriptText.of(value);
        long grown = text.length() + occurrences(text, searched) * (replacement.length() - (long) searched.length());
        if (grown > GuardedFilter.MAX_CHARACTERS) {
            throw RefusedException.tooLong();
        }
        if (!searched.isEmpty()) {
            return text.replace(searched, replacement);
        }
        StringBuilder apart = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            apart.append(i == 0 ? "" : replacement).append(text.charAt(i));
        }
        return apart.toString();
    }

    private static long occurrences(String text, String searched) {
        if (searched.isEmpty()) {
            return text.length();
        }
        long found = 0;
        for (int at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + searched.length())) {
            found++;
        }
        return found;
    }

    private static String replacedFirst(@Nullable Object value, String searched, String replacement) {
        String text = JavaScriptText.of(value);
        int found = text.indexOf(searched);
        return found < 0 ? text : text.substring(0, found) + replacement + text.substring(found + searched.length());
    }

    /** Without the empty texts at the end. */
    private static List<@Nullable Object> split(String text, String separator) {
        List<@Nullable Object> parts = new ArrayList<>();
        int done = 0;
        while (done <= text.length() && !(separator.isEmpty() && done == text.length())) {
            int end = text.indexOf(separator, separator.isEmpty() ? done + 1 : done);
            int to = end < 0 || (separator.isEmpty() && end > text.length()) ? text.length() : end;
            parts.add(text.substring(done, to));
            done = end < 0 ? text.length() + 1 : to + separator.length();
        }
        while (!parts.isEmpty() && "".equals(parts.get(parts.size() - 1))) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static @Nullable Object truncated(@Nullable Object value, Arguments given) {
        String text = JavaScriptText.of(value);
        int length = (int) given.number(0, DEFAULT_LENGTH);
        String end = given.text(1, "...");
        return text.length() <= length
                ? value
                : text.substring(0, Math.min(text.length(), Math.max(0, length - end.length()))) + end;
    }

    private static String truncatedWords(@Nullable Object value, Arguments given) {
        String[] words = SPACE.split(JavaScriptText.of(value), -1);
        int count = Math.max(1, (int) given.number(0, DEFAULT_WORDS));
        String kept = String.join(" ", List.of(words).subList(0, Math.min(count, words.length)));
        return words.length >= count ? kept + given.text(1, "...") : kept;
    }

    private static @Nullable Object orDefault(@Nullable Object value, Arguments given) {
        boolean isEmpty = value == null
                || Boolean.FALSE.equals(value)
                || value.equals("")
                || (value instanceof List<?> list && list.isEmpty());
        return isEmpty ? given.at(0) : value;
    }

    /** Texts in addresses. */
    private static final class UrlText {
        private static final String PLAIN = "-_.!~*'()";
        private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

        static String encoded(String text) {
            StringBuilder encoded = new StringBuilder();
            for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
                char sign = (char) (part & 0xFF);
                boolean isPlain = sign < 0x80 && (Character.isLetterOrDigit(sign) || PLAIN.indexOf(sign) >= 0);
                encoded.append(isPlain ? String.valueOf(sign) : sign == ' ' ? "+" : "%" + UPPER_HEX.toHexDigits(part));
            }
            return encoded.toString();
        }

        static String decoded(String text) {
            try {
                return URLDecoder.decode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                throw new RefusedException("a text is no encoded URL");
            }
        }
    }
}
