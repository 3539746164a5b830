/**
 * BigQuery, as far as it goes without the service: Google's own analyzer and reference evaluator over tables in memory, behind
 * JDBC.
 */
@NullMarked
package io.retl.it.bigquery;

import org.jspecify.annotations.NullMarked;
