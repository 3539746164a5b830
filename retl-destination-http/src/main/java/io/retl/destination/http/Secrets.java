package io.retl.destination.http;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes what must not be seen out of texts. Immutable and thread-safe. */
final class Secrets {
    private static final int MAX_EXCERPT_BYTES = 1_024;
    private static final int MIN_SECRET_CHARACTERS = 8;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;=:\"]+");

    /** Longest first, so that no part of one is left behind another. */
    private final List<String> texts;

    Secrets(Collection<String> secrets) {
        Set<String> all = new LinkedHashSet<>();
        for (String secret : secrets) {
            if (!secret.isEmpty()) {
                all.add(secret);
                all.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            }
        }
        this.texts = all.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * These, and what the headers of a request carry: a mapping may put credentials there, and an answer may repeat them.
     * Short words and the type of the content are no secrets.
     */
    Secrets and(Map<String, String> headers) {
        Set<String> more = new LinkedHashSet<>(texts);
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-type")) {
                Stream.concat(Stream.of(value), SEPARATORS.splitAsStream(value))
                        .filter(word -> word.length() >= MIN_SECRET_CHARACTERS)
                        .forEach(more::add);
            }
        });
        return new Secrets(more);
    }

    /** These and others. */
    Secrets and(Collection<String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Set<String> more = new LinkedHashSet<>(texts);
        more.addAll(others);
        return new Secrets(more);
    }

    /** The text with {@code ***} in the place of every secret. */
    String masked(String text) {
        String masked = text;
        for (String secret : texts) {
            masked = masked.replace(secret, "***");
        }
        return masked;
    }

    /** The beginning of a foreign text, at most 1 KiB, fit for a message: masked before it is cut, on one line. */
    String excerpt(String text) {
        String visible = masked(text).replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        CharBuffer rest = CharBuffer.wrap(visible);
        StandardCharsets.UTF_8.newEncoder().encode(rest, ByteBuffer.allocate(MAX_EXCERPT_BYTES), true);
        return visible.substring(0, rest.position());
    }
}
