/**
 * The dialect for Databricks with Unity Catalog, through its JDBC driver. A model is copied once and the copy is joined by a
 * full join with the records table. The checksum is MD5 over a text that retl builds itself, value by value. Every expression
 * is one that no setting of a session changes, so that nothing is set on a session and nothing has to be given back.
 */
@NullMarked
package io.retl.warehouse.databricks;

import org.jspecify.annotations.NullMarked;
