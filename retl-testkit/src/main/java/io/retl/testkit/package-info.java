/**
 * What a plug-in author tests with: a destination that records, an action and an HTTP server that answer by script, an
 * in-memory H2 warehouse, and the fixture that the dialect contract runs on.
 */
@NullMarked
package io.retl.testkit;

import org.jspecify.annotations.NullMarked;
