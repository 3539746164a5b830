/** The Databricks dialect on Spark with Delta Lake, through the product's own driver. */
@NullMarked
package io.retl.it.databricks;

import org.jspecify.annotations.NullMarked;
