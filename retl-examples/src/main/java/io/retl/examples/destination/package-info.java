/**
 * A kind of destination as somebody outside of retl writes it: {@link io.retl.examples.destination.OutboxDestinationProvider}
 * offers it under a name, and is itself named in {@code META-INF/services/io.retl.destination.spi.DestinationProvider}.
 */
@NullMarked
package io.retl.examples.destination;

import org.jspecify.annotations.NullMarked;
