/** What a first program needs: sources, models, destinations, mappings, and {@link io.retl.Retl} that syncs them. */
@NullMarked
package io.retl;

import org.jspecify.annotations.NullMarked;
