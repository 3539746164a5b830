package io.retl.destination.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish for an association between a record and another one. Immutable.
 *
 * @param objectType the type of the other record
 * @param label which association, as {@code CATEGORY:type}
 * @param idFieldName the property that identifies the other record
 * @param idFieldValue its value there; null if the row has none
 */
record Association(
        @Nullable String objectType,
        @Nullable String label,
        @Nullable String idFieldName,
        @Nullable String idFieldValue) {
    /** The wishes of a field, without those that something is missing of. */
    static List<Association> read(@Nullable Object field) {
        List<Association> associations = new ArrayList<>();
        for (Object element : Reply.list(field)) {
            Map<?, ?> members = Reply.object(element);
            associations.add(new Association(
                    text(members, "object_type"),
                    text(members, "association_label"),
                    text(members, "id_field_name"),
                    text(members, "id_field_value")));
        }
        return associations;
    }

    boolean isComplete() {
        return isThere(objectType) && isThere(label) && isThere(idFieldName) && isThere(idFieldValue);
    }

    /** Only of a complete one. */
    Target target() {
        return new Target(
                Objects.requireNonNull(objectType),
                Objects.requireNonNull(idFieldName),
                Objects.requireNonNull(idFieldValue));
    }

    /** As HubSpot wants it. */
    Map<String, String> type() {
        String[] parts = Objects.requireNonNull(label).split(":", -1);
        return parts.length < 2
                ? Map.of("associationCategory", parts[0])
                : Map.of("associationCategory", parts[0], "associationTypeId", parts[1]);
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static @Nullable String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    /** The other record. */
    record Target(String objectType, String idFieldName, String idFieldValue) {}
}
