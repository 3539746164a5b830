/**
 * What a plug-in author tests with: a destination that records, an action that answers by script, an in-memory H2
 * warehouse, and the fixture that the dialect contract runs on.
 */
@NullMarked
package io.retl.testkit;

import org.jspecify.annotations.NullMarked;
