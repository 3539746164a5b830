/** The destination {@code segment}: sends messages to the Tracking API of Segment, which hands them on to what is connected there. */
@NullMarked
package io.retl.destination.segment;

import org.jspecify.annotations.NullMarked;
