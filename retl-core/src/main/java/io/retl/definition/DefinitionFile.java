package io.retl.definition;

import io.retl.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that was read.
 *
 * @param name its name without its folder, for messages
 * @param text what it holds, without a byte order mark
 */
record DefinitionFile(String name, String text) {
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static DefinitionFile read(Path path) {
        Path fileName = path.getFileName();
        String name = fileName == null ? "definitions" : Shown.cut(fileName.toString());
        return decoded(name, bytes(name, path));
    }

    private static byte[] bytes(String name, Path path) {
        byte[] bytes;
        try (InputStream file = Files.newInputStream(path)) {
            bytes = file.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(name + ": there is no such file.");
        } catch (IOException failure) {
            throw new ConfigurationException(
                    name + ": the file cannot be read (" + failure.getClass().getSimpleName() + ").");
        }
        if (bytes.length > MAX_BYTES) {
            throw new ConfigurationException(
                    "%s: the file has more than %s bytes, which is the limit.".formatted(name, MAX_BYTES));
        }
        return bytes;
    }

    private static DefinitionFile decoded(String name, byte[] bytes) {
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is malformed
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        characters.flip();
        boolean marked = characters.hasRemaining() && characters.get(0) == BYTE_ORDER_MARK;
        String text =
                characters.subSequence(marked ? 1 : 0, characters.length()).toString();
        DefinitionFile file = new DefinitionFile(name, text);
        if (result.isError()) {
            throw file.refused(text.length(), "the bytes here are not UTF-8. Save the file as UTF-8.");
        }
        return file;
    }

    /** What is thrown when the text cannot be read on. */
    ConfigurationException refused(int offset, String sentence) {
        return new ConfigurationException(name + ":" + new Lines(text).position(offset) + ": " + sentence);
    }
}
