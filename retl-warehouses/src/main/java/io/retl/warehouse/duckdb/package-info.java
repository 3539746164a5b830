/**
 * The dialect for DuckDB 2.x. A model is read once by a full join with the records table; the checksum is MD5 over a text
 * that retl builds itself, value by value, and that depends on no setting of the session or the database. Nothing has a
 * key or an index: joins are hash joins, and blocks that hold no number of a page are skipped by their least and greatest.
 */
@NullMarked
package io.retl.warehouse.duckdb;

import org.jspecify.annotations.NullMarked;
