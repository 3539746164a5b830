/** What a host may be told while a sync runs. */
@NullMarked
package io.retl.event;

import org.jspecify.annotations.NullMarked;
