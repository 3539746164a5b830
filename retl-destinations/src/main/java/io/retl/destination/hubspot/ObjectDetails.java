package io.retl.destination.hubspot;

import io.retl.destination.spi.Payload;
import java.util.Optional;

/**
 * What records of one request have in common. Records that differ in it go in requests of their own.
 *
 * @param objectType the type of the records
 * @param idFieldName the property that identifies them
 * @param propertyGroup the group for properties that are missing; empty if none may be made
 * @param makesAssociated whether records they are associated with are made if they are not there
 */
record ObjectDetails(String objectType, String idFieldName, String propertyGroup, boolean makesAssociated) {
    static final String FIELD = "object_details";
    static final String TYPE = "object_type";
    static final String ID_NAME = "id_field_name";
    static final String ID_VALUE = "id_field_value";

    private static final String MISSING =
            "Payload is missing required fields. Null or empty values are not allowed for \"Object Type\", \"ID Field Name\""
                    + " or \"ID Field Value\".";

    static ObjectDetails of(Payload payload) {
        return new ObjectDetails(
                text(payload, TYPE),
                text(payload, ID_NAME),
                text(payload, "property_group"),
                !"read".equals(payload.field("association_sync_mode")));
    }

    /** What is wrong with a payload, whatever HubSpot knows. */
    static Optional<String> problem(Payload payload) {
        if (text(payload, TYPE).isEmpty()
                || text(payload, ID_NAME).isEmpty()
                || text(payload, ID_VALUE).isEmpty()) {
            return Optional.of(MISSING);
        }
        return CrmRecord.wrongName(payload)
                .map(name ->
                        "Property " + name + " in event has an invalid name. Property names must start with a letter.");
    }

    static String text(Payload payload, String member) {
        return Reply.text(Reply.object(payload.field(FIELD)).get(member));
    }
}
