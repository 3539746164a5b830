/** End-to-end tests: the dialect contract on real engines, and the behaviours that need one. */
@NullMarked
package io.retl.it;

import org.jspecify.annotations.NullMarked;
