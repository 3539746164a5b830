/** How a source names the warehouses that come with retl, for the pages on them. */
@NullMarked
package io.retl.examples.warehouses;

import org.jspecify.annotations.NullMarked;
