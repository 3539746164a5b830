/**
 * The dialect for Amazon Redshift. A model is copied once and the copy is joined with the records table; rows are numbered part by
 * part, because Redshift has no sequences, and folded with DELETE, UPDATE and INSERT in one transaction. The checksum is MD5 over a
 * text that retl builds itself, value by value, in parts that no limit of 65,535 bytes can cut. No text depends on a setting of the
 * session, and no statement needs a function that runs on the leader node alone beside a table.
 */
@NullMarked
package io.retl.warehouse.redshift;

import org.jspecify.annotations.NullMarked;
