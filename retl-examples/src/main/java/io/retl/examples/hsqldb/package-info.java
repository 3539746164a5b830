/**
 * A warehouse dialect as somebody outside of retl writes it: HSQLDB 2.7, on the interface for warehouses alone. Read it in
 * this order:
 *
 * <ol>
 *   <li>{@link io.retl.examples.hsqldb.HsqldbDialectProvider}: the name and which product it is. The class is named in
 *       {@code META-INF/services/io.retl.warehouse.spi.DialectProvider}, where retl finds it.
 *   <li>{@link io.retl.examples.hsqldb.HsqldbDialect}: quotes, abilities, and the few statements that HSQLDB words in its
 *       own way. All others are rendered by the interface.
 *   <li>{@link io.retl.examples.hsqldb.HsqldbTypeRules}: types in both directions, record ids, the checksum.
 *   <li>{@link io.retl.examples.hsqldb.HsqldbFunctions}: what HSQLDB's SQL has no function for.
 * </ol>
 *
 * <p>The test beside it extends {@code DialectContract}, which tries the dialect on the real product.
 */
@NullMarked
package io.retl.examples.hsqldb;

import org.jspecify.annotations.NullMarked;
