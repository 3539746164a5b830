package io.retl.plan;

import java.util.Objects;

/**
 * What answered behind a source. Immutable.
 *
 * @param sourceId the source
 * @param product the name that the product gives itself
 * @param version its version
 * @param user the user that connections have
 */
public record ConnectionReport(String sourceId, String product, String version, String user) {
    /** Checks that nothing is missing. */
    public ConnectionReport {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(user, "user");
    }
}
