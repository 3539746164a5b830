/** What the tests of the destinations share: calls recorded from other implementations, and how they are played again. */
@NullMarked
package io.retl.destination;

import org.jspecify.annotations.NullMarked;
