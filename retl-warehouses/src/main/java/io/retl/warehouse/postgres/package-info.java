/**
 * The dialect for PostgreSQL 15 and later. A model is read once by a full join with the records table; the checksum is
 * the product's own extended hash over a row of values that are fed to it natively or as the bytes of their binary
 * output function, never as text that a session setting could change.
 */
@NullMarked
package io.retl.warehouse.postgres;

import org.jspecify.annotations.NullMarked;
