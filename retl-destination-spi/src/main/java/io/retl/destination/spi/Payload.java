package io.retl.destination.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row, mapped onto the fields of an action. Implemented by retl; immutable and thread-safe.
 *
 * <p>A field holds null, a {@link String}, a {@link Boolean}, a {@link Number} (no digit is lost), a {@link List} or a
 * {@link Map} with text keys. A field that the mapping left out is absent, which differs from null.
 */
public final class Payload {
    private final ChangeKind changeKind;
    private final String recordId;
    private final String messageId;
    private final Map<String, @Nullable Object> fields;

    private Payload(Builder builder) {
        this.changeKind = builder.changeKind;
        this.recordId = builder.recordId;
        this.messageId = builder.messageId;
        this.fields = Collections.unmodifiableMap(builder.fields);
    }

    /**
     * Starts a payload. The engine builds payloads; a plug-in does so in its unit tests.
     *
     * @param changeKind what happened to the row
     * @param recordId the canonical text of the unique identifier
     */
    public static Builder builder(ChangeKind changeKind, String recordId) {
        return new Builder(changeKind, recordId);
    }

    /** What happened to the row. */
    public ChangeKind changeKind() {
        return changeKind;
    }

    /** The canonical text of the row's unique identifier. */
    public String recordId() {
        return recordId;
    }

    /**
     * The deterministic identifier of this transition: the same transition sent again has the same one, another
     * transition of the same row has another. A destination that drops repeated identifiers delivers exactly once.
     */
    public String messageId() {
        return messageId;
    }

    /** The mapped fields in the order of the mapping; unmodifiable at every depth. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** The value of a field, or null when it is null or absent; see {@link #has(String)}. */
    public @Nullable Object field(String name) {
        return fields.get(Objects.requireNonNull(name, "name"));
    }

    /** Whether the mapping set the field, if only to null. */
    public boolean has(String name) {
        return fields.containsKey(Objects.requireNonNull(name, "name"));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload that
                && changeKind == that.changeKind
                && recordId.equals(that.recordId)
                && messageId.equals(that.messageId)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(changeKind, recordId, messageId, fields);
    }

    /** Names the change and the fields, never their values. */
    @Override
    public String toString() {
        return "Payload[" + changeKind + ", fields=" + fields.keySet() + "]";
    }

    /** Collects the parts of a {@link Payload}. Not thread-safe. */
    public static final class Builder {
        private final ChangeKind changeKind;
        private final String recordId;
        private String messageId = "";
        private Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        private boolean built;

        private Builder(ChangeKind changeKind, String recordId) {
            this.changeKind = Objects.requireNonNull(changeKind, "changeKind");
            this.recordId = Objects.requireNonNull(recordId, "recordId");
        }

        /** The message identifier; default empty. */
        public Builder messageId(String messageId) {
            this.messageId = Objects.requireNonNull(messageId, "messageId");
            return this;
        }

        /** Sets a field; maps and lists are copied. */
        public Builder field(String name, @Nullable Object value) {
            Objects.requireNonNull(name, "name");
            if (built) {
                fields = new LinkedHashMap<>(fields);
                built = false;
            }
            fields.put(name, frozen(value));
            return this;
        }

        /** The payload. */
        public Payload build() {
            built = true;
            return new Payload(this);
        }

        private static @Nullable Object frozen(@Nullable Object value) {
            if (value instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>(map.size() * 2);
                map.forEach((key, member) -> copy.put((String) key, frozen(member)));
                return Collections.unmodifiableMap(copy);
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(frozen(element)));
                return Collections.unmodifiableList(copy);
            }
            return value;
        }
    }
}
