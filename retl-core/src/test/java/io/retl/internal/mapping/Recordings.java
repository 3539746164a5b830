package io.retl.internal.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Lines of resources. */
final class Recordings {
    private Recordings() {}

    static List<String> lines(String resource) {
        try (InputStream stream = open(resource)) {
            return lines(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> zippedLines(String resource) {
        try (InputStream stream = new GZIPInputStream(open(resource))) {
            return lines(stream);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = Recordings.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException(resource + " is missing");
        }
        return stream;
    }

    private static List<String> lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .toList();
    }
}
