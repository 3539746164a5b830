package io.retl.destination.hubspot;

import io.retl.destination.spi.RejectedDeliveryException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which properties there are, or have to be, and of which type. Immutable.
 *
 * @param properties by name
 * @param sensitive the same for sensitive ones, which HubSpot keeps apart
 */
record ObjectSchema(Map<String, PropertyType> properties, Map<String, PropertyType> sensitive) {
    ObjectSchema {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        sensitive = Collections.unmodifiableMap(new LinkedHashMap<>(sensitive));
    }

    /** What records need; of a property with several types that of the last record. */
    static ObjectSchema of(List<CrmRecord> records) {
        return new ObjectSchema(types(records, CrmRecord::properties), types(records, CrmRecord::sensitive));
    }

    boolean isEmpty() {
        return properties.isEmpty() && sensitive.isEmpty();
    }

    /**
     * What of this is not there.
     *
     * @throws RejectedDeliveryException if a property is there with another type
     */
    ObjectSchema without(ObjectSchema present) {
        return new ObjectSchema(missing(properties, present.properties), missing(sensitive, present.sensitive));
    }

    private static Map<String, PropertyType> types(
            List<CrmRecord> records, Function<CrmRecord, Map<String, @Nullable Object>> part) {
        Map<String, PropertyType> types = new LinkedHashMap<>();
        for (CrmRecord crmRecord : records) {
            part.apply(crmRecord).forEach((name, value) -> {
                if (value != null) {
                    types.put(name, PropertyType.of(value));
                }
            });
        }
        return types;
    }

    private static Map<String, PropertyType> missing(
            Map<String, PropertyType> needed, Map<String, PropertyType> present) {
        Map<String, PropertyType> missing = new LinkedHashMap<>();
        needed.forEach((name, type) -> {
            PropertyType there = present.get(name);
            if (there == null) {
                missing.put(name, type);
            } else if (!type.fits(there)) {
                throw new RejectedDeliveryException(
                        "Payload property with name " + name
                                + " has a different type to the property in HubSpot. Expected: type = " + type.type()
                                + " fieldType = " + type.fieldType() + ". Received: type = " + there.type()
                                + " fieldType = " + there.fieldType(),
                        null);
            }
        });
        return missing;
    }
}
