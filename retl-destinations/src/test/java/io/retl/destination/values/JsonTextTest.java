package io.retl.destination.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void objectsAndListsAreJsonWithoutSpace() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("a", Arrays.asList(1.0, null, "\"\u2028\ud800"));
        object.put("b", Map.of("c", true));

        assertThat(JsonText.of(object)).isEqualTo("{\"a\":[1,null,\"\\\"\u2028\\ud800\"],\"b\":{\"c\":true}}");
    }
}
