/** The destination {@code webhook}: sends JSON to whatever address the mapping gives. */
@NullMarked
package io.retl.destination.webhook;

import org.jspecify.annotations.NullMarked;
