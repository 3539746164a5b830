/** The destination {@code braze}: user profiles, events and purchases over Braze's REST interface. */
@NullMarked
package io.retl.destination.braze;

import org.jspecify.annotations.NullMarked;
