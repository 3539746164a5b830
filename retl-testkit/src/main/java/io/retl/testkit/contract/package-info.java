/** Tests that every plug-in of a kind must pass; an author extends one class. */
@NullMarked
package io.retl.testkit.contract;

import org.jspecify.annotations.NullMarked;
