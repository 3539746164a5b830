/**
 * What a destination plug-in implements and what it is handed: actions, payloads, results and failures. This package
 * knows nothing of warehouses or of the engine.
 */
@NullMarked
package io.retl.destination.spi;

import org.jspecify.annotations.NullMarked;
