package io.retl.destination.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one value. Keeps the pieces as they come: an array that grows would be copied and thrown away many times. */
final class JsonWriter extends OutputStream {
    /** As browsers and Node write it: characters beyond 16 bits as themselves, escapes in lower case. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool()) // the usual one stays in threads of the host
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private final List<byte[]> pieces = new ArrayList<>();
    private int size;

    private JsonWriter() {}

    static byte[] bytes(@Nullable Object value) {
        JsonWriter writer = new JsonWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(writer, JsonEncoding.UTF8)) {
            write(generator, value);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return writer.joined();
    }

    @Override
    public void write(int next) {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        pieces.add(Arrays.copyOfRange(bytes, from, from + length));
        size += length;
    }

    private byte[] joined() {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        pieces.forEach(all::put);
        return all.array();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Number number) {
            write(out, number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName((String) member.getKey());
                write(out, member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(out, element);
            }
            out.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "JSON has no form for a " + value.getClass().getName() + ".");
        }
    }

    private static void write(JsonGenerator out, Number number) throws IOException {
        boolean binary = number instanceof Double || number instanceof Float;
        if (binary && !Double.isFinite(number.doubleValue())) {
            out.writeString(number.toString());
        } else {
            out.writeNumber(number.toString());
        }
    }
}
