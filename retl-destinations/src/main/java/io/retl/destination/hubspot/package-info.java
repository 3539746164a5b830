/** The destination {@code hubspot}: contacts, and records of any other type with their associations. */
@NullMarked
package io.retl.destination.hubspot;

import org.jspecify.annotations.NullMarked;
