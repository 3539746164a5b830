package io.retl.it.fault;

import org.jspecify.annotations.Nullable;

/**
 * A record that reached the destination.
 *
 * @param messageId the id of the transition
 * @param event {@code new}, {@code updated} or {@code deleted}
 * @param id the row's identifier
 * @param name the row's only value; null for a deleted one
 * @param repeated whether the destination had applied this message id before
 */
record Delivered(
        String messageId, String event, String id, @Nullable String name, boolean repeated) {
    boolean isDelete() {
        return event.equals("deleted");
    }

    Delivered again() {
        return new Delivered(messageId, event, id, name, true);
    }
}
