package io.retl.destination.hubspot;

import io.retl.destination.spi.Payload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record that is to be written, made of the payload of one change or of several with the same identifier. Not thread-safe.
 */
final class CrmRecord {
    static final String PROPERTIES = "properties";
    static final String SENSITIVE = "sensitive_properties";

    private final Payload payload;
    private final List<Integer> indexes = new ArrayList<>();
    private Map<String, @Nullable Object> properties;
    private Map<String, @Nullable Object> sensitive;
    private final Set<Association> associations;
    private long time;

    /**
     * The record of one change.
     *
     * @param index of the change in its batch
     * @param time when it happened, in milliseconds
     */
    CrmRecord(Payload payload, int index, long time) {
        this.payload = payload;
        this.indexes.add(index);
        this.time = time;
        this.properties = members(payload, PROPERTIES);
        this.sensitive = members(payload, SENSITIVE);
        this.associations = new LinkedHashSet<>(Association.read(payload.field("associations")));
    }

    /** The changes it stands for, by their place in the batch. */
    List<Integer> indexes() {
        return indexes;
    }

    /** The first of them, which says what does not change. */
    Payload payload() {
        return payload;
    }

    String id() {
        return ObjectDetails.text(payload, ObjectDetails.ID_VALUE);
    }

    Map<String, @Nullable Object> properties() {
        return properties;
    }

    Map<String, @Nullable Object> sensitive() {
        return sensitive;
    }

    List<Association> associations() {
        return associations.stream().filter(Association::isComplete).toList();
    }

    List<Association> dissociations() {
        return Association.read(payload.field("dissociations")).stream()
                .filter(Association::isComplete)
                .toList();
    }

    /** Whether it is not enough to write it. */
    boolean hasMoreToDo() {
        return !associations().isEmpty()
                || !dissociations().isEmpty()
                || ListWish.of(payload).kind() != ListWish.Kind.NONE;
    }

    /** All properties, as they are written. */
    Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(properties);
        all.putAll(sensitive);
        return all;
    }

    /** Takes over what a later change of the batch says, and what an earlier one says about other properties. */
    void merge(CrmRecord other) {
        boolean isLater = other.time >= time;
        merge(properties, other.properties, isLater);
        merge(sensitive, other.sensitive, isLater);
        associations.addAll(other.associations);
        indexes.addAll(other.indexes);
        time = Math.max(time, other.time);
    }

    /** Gives the properties the names and values that HubSpot takes. */
    void clean() {
        properties = Properties.clean(properties);
        sensitive = Properties.clean(sensitive);
    }

    /** The first name that cannot be made one of HubSpot's. */
    static Optional<String> wrongName(Payload payload) {
        return Properties.wrongName(members(payload, PROPERTIES))
                .or(() -> Properties.wrongName(members(payload, SENSITIVE)));
    }

    private static void merge(
            Map<String, @Nullable Object> mine, Map<String, @Nullable Object> others, boolean isLater) {
        others.forEach((name, value) -> {
            if (isLater || !mine.containsKey(name)) {
                mine.put(name, value);
            }
        });
    }

    private static Map<String, @Nullable Object> members(Payload payload, String field) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        Reply.object(payload.field(field)).forEach((name, value) -> members.put((String) name, value));
        return members;
    }
}
