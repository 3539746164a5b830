/** A destination over HTTP as somebody outside of retl writes it, with the kit {@code retl-destination-http}. */
@NullMarked
package io.retl.examples.chat;

import org.jspecify.annotations.NullMarked;
