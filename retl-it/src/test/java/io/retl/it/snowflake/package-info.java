/**
 * The Snowflake dialect through the real driver, against a server that speaks the driver's protocol and runs the statements
 * on DuckDB. What that shows and what not is in {@code docs/warehouses/snowflake.md}.
 */
@NullMarked
package io.retl.it.snowflake;

import org.jspecify.annotations.NullMarked;
