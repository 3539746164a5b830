package io.retl.destination.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that an action does once for a mapping before its first sync, for example to make the list that records are
 * added to. Implemented by plug-ins; must be thread-safe. What it gives is stored in the mapping and handed to every delivery.
 */
public interface MappingHook {
    /** The name of a hook that runs when a mapping is saved. */
    String ON_MAPPING_SAVE = "onMappingSave";

    /** The name of a hook that runs when a mapping of a warehouse is saved. */
    String RETL_ON_MAPPING_SAVE = "retlOnMappingSave";

    /** The name that a mapping stores the outputs under, for example {@link #RETL_ON_MAPPING_SAVE}. */
    String name();

    /** What it asks the person for. */
    List<FieldDefinition> inputs();

    /**
     * Does it. May connect. Called when the host asks for it, never by a sync.
     *
     * @param inputs the values of {@link #inputs()}, checked
     * @param context the mapping it is done for
     * @return what later deliveries find in {@link DeliveryContext#hookOutputs}
     * @throws DeliveryException if it cannot be done; its message is for the person
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    Map<String, @Nullable Object> run(Map<String, @Nullable Object> inputs, DeliveryContext context)
            throws InterruptedException;
}
