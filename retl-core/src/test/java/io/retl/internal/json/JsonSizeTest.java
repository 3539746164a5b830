package io.retl.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonSizeTest {
    private static final int[] CHARACTERS = {
        'a', 'z', '"', '\\', '/', '\n', '\t', 0, 0x1f, 0x7f, 0x80, 0x7ff, 0x800, 0x2028, 0xffff, 0x10000, 0x1f600,
        0x10ffff
    };

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void sizeAgreesWithTheTextThatAnotherWriterBuilds() throws IOException {
        for (int round = 0; round < 2_000; round++) {
            Map<String, @Nullable Object> fields = fields();

            String expected = byJackson(fields);

            assertThat(Json.write(fields)).as("seed %d", seed).isEqualToIgnoringCase(expected);
            assertThat(Json.sizeOf(fields)).as("seed %d", seed).isEqualTo(expected.getBytes(UTF_8).length);
        }
    }

    private Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            fields.put(
                    text(),
                    switch (random.nextInt(4)) {
                        case 0 -> null;
                        case 1 -> random.nextLong();
                        case 2 -> random.nextDouble();
                        default -> text();
                    });
        }
        return fields;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    private static String byJackson(Map<String, @Nullable Object> fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                if (field.getValue() instanceof Long number) {
                    json.writeNumber(number);
                } else if (field.getValue() instanceof Double number) {
                    json.writeNumber(number);
                } else {
                    json.writeString((String) field.getValue());
                }
            }
            json.writeEndObject();
        }
        return text.toString();
    }
}
