/** What a sync reports: its status, its counts and the records that were not delivered. */
@NullMarked
package io.retl.sync;

import org.jspecify.annotations.NullMarked;
