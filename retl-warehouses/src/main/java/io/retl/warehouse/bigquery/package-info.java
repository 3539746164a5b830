/**
 * The dialect for BigQuery. A statement there is a job of its own, so a fold tests its guard in every statement, a model is
 * copied once, and what a page reads is text that retl chose, whatever a driver makes of the product's types.
 */
@NullMarked
package io.retl.warehouse.bigquery;

import org.jspecify.annotations.NullMarked;
