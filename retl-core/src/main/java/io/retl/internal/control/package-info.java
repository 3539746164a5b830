/**
 * Who runs a mapping and how far a sync has come: leases, sync rows, the two progress marks and the failure ledger, all
 * guarded by the epoch.
 */
@NullMarked
package io.retl.internal.control;

import org.jspecify.annotations.NullMarked;
