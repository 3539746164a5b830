/**
 * What a destination over HTTP is built with. {@link io.retl.destination.http.HttpSettings} reads the settings that all
 * of them take, {@link io.retl.destination.http.HttpSender} sends a {@link io.retl.destination.http.Request} and turns
 * every answer that is not a success into the exception that the engine understands.
 *
 * <p>The kit classifies; it neither waits nor tries again, which is the engine's affair. It logs nothing.
 */
@NullMarked
package io.retl.destination.http;

import org.jspecify.annotations.NullMarked;
