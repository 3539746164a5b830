/** What retl survives: killed and paused processes, broken databases and networks, destinations that do not answer. */
@NullMarked
package io.retl.it.fault;

import org.jspecify.annotations.NullMarked;
