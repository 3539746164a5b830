/** Runs statements: borrows a connection, sets the session, translates failures, gives the session back as it was. */
@NullMarked
package io.retl.internal.jdbc;

import org.jspecify.annotations.NullMarked;
