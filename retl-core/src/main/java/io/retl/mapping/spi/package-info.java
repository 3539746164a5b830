/** What a module implements to bring retl a template language. */
@NullMarked
package io.retl.mapping.spi;

import org.jspecify.annotations.NullMarked;
