/**
 * A small host application: definitions from a file, commands on a terminal or in a script. {@link
 * io.retl.examples.runner.Main} is its door; each command is a class of its own.
 */
@NullMarked
package io.retl.examples.runner;

import org.jspecify.annotations.NullMarked;
