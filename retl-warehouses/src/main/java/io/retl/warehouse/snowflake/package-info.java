/**
 * The dialect for Snowflake. Definitions commit by themselves and sequences leave gaps, so a model is copied once, and the
 * changes are numbered by windows over the copy. The checksum is MD5 over a text that retl builds itself, value by value,
 * with functions whose answer Snowflake documents; HASH() may change with a release and is never used.
 */
@NullMarked
package io.retl.warehouse.snowflake;

import org.jspecify.annotations.NullMarked;
