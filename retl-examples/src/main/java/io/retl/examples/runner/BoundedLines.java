package io.retl.examples.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8 and keeps no more than a limit of each in memory. Not thread-safe. */
final class BoundedLines {
    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[65_536];
    private int position;
    private int filled;

    /**
     * Reads nothing yet.
     *
     * @param maxBytes the longest line, without its end
     */
    BoundedLines(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** The next line, or null at the end of the input. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean begun = false;
        while (fill()) {
            begun = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            tooLong |= line.size() + (end - position) > maxBytes;
            if (!tooLong) {
                line.write(buffer, position, end - position);
            }
            boolean ended = end < filled;
            position = ended ? end + 1 : end;
            if (ended) {
                break;
            }
        }
        return begun ? new Line(tooLong ? "" : line.toString(StandardCharsets.UTF_8), tooLong) : null;
    }

    /** Whether more can be read without waiting for whoever writes it. */
    boolean hasMore() throws IOException {
        return position < filled || in.available() > 0;
    }

    private boolean fill() throws IOException {
        if (position == filled) {
            position = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return filled > 0;
    }

    /**
     * A line.
     *
     * @param text the line without its end; empty if it is too long
     * @param isTooLong whether it has more bytes than the limit
     */
    record Line(String text, boolean isTooLong) {
        /** Whether there is nothing in it. */
        boolean isBlank() {
            return !isTooLong && text.isBlank();
        }
    }
}
