/**
 * The dialect for H2 2.x. H2 has no full join and commits with every definition, so a model is copied once and the copy
 * is joined twice. The checksum is SHA-256 over a text that retl builds itself, value by value, and that depends on no
 * setting of the session or the database.
 */
@NullMarked
package io.retl.warehouse.h2;

import org.jspecify.annotations.NullMarked;
