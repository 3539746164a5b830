package io.retl.destination.webhook;

import io.retl.destination.http.Request;
import io.retl.destination.spi.FieldDefinition;
import io.retl.destination.spi.FieldType;
import io.retl.destination.spi.RejectedDeliveryException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The fields of the action {@code send} and what they may hold. */
final class SendFields {
    static final String URL = "url";
    static final String METHOD = "method";
    static final String BATCH_SIZE = "batch_size";
    static final String HEADERS = "headers";
    static final String DATA = "data";

    static final List<FieldDefinition> ALL = List.of(
            FieldDefinition.builder(URL, FieldType.STRING)
                    .required()
                    .description("The address, absolute or below the setting baseUrl.")
                    .build(),
            FieldDefinition.builder(METHOD, FieldType.STRING)
                    .description("POST, PUT or PATCH; default POST.")
                    .build(),
            FieldDefinition.builder(BATCH_SIZE, FieldType.NUMBER)
                    .description(
                            "The most records in one request, the same for every row; up to 1: one record, not in an"
                                    + " array.")
                    .build(),
            FieldDefinition.builder(HEADERS, FieldType.OBJECT)
                    .description("Headers by name; a null is left out.")
                    .build(),
            FieldDefinition.builder(DATA, FieldType.ANY)
                    .description("What is sent of the row, as JSON.")
                    .build(),
            FieldDefinition.builder("batch_keys", FieldType.ANY)
                    .description("Ignored: records of one request always share url, method and headers.")
                    .build());

    private static final int MAX_BATCH_SIZE = 10_000;
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");

    private SendFields() {}

    /**
     * How many records a request may hold; 0 and 1 mean one, outside of an array.
     *
     * @throws IllegalArgumentException if it is no whole number from 0 to 10,000
     */
    static int batchSize(Map<String, @Nullable Object> constants) {
        Object value = constants.get(BATCH_SIZE);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number && value.toString().matches("[-+.0-9Ee]+")) {
            BigDecimal size = new BigDecimal(value.toString()).stripTrailingZeros();
            boolean inRange = size.signum() >= 0 && size.compareTo(BigDecimal.valueOf(MAX_BATCH_SIZE)) <= 0;
            if (inRange && size.scale() <= 0) {
                return size.intValueExact();
            }
        }
        throw new IllegalArgumentException(
                "Field '" + BATCH_SIZE + "' is not a whole number from 0 to " + MAX_BATCH_SIZE + ".");
    }

    static String url(@Nullable Object value) {
        if (value instanceof String url) {
            return url;
        }
        throw new RejectedDeliveryException("Field '" + URL + "' is not a text.", null);
    }

    static String method(@Nullable Object value) {
        if (value == null) {
            return "POST";
        }
        if (value instanceof String method && METHODS.contains(method)) {
            return method;
        }
        throw new RejectedDeliveryException("Field '" + METHOD + "' is not POST, PUT or PATCH.", null);
    }

    static void addHeaders(Request.Builder request, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (!(value instanceof Map<?, ?> headers)) {
            throw new RejectedDeliveryException("Field '" + HEADERS + "' is not an object.", null);
        }
        headers.forEach((name, text) -> {
            if (text != null) {
                request.header((String) name, text(text));
            }
        });
    }

    /** A list becomes its elements with commas between them, which is what HTTP means by a header that repeats. */
    private static String text(Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (!(value instanceof List<?> list)) {
            throw new RejectedDeliveryException("Field '" + HEADERS + "' has an object where a text must be.", null);
        }
        StringJoiner elements = new StringJoiner(",");
        for (Object element : list) {
            elements.add(element == null ? "" : text(element));
        }
        return elements.toString();
    }
}
