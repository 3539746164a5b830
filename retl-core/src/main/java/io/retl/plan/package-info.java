/** What a sync would do and what a model returns, without changing anything. */
@NullMarked
package io.retl.plan;

import org.jspecify.annotations.NullMarked;
