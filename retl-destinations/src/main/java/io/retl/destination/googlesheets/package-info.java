/** The destination {@code google-sheets}: rows of a model as rows of a spreadsheet. */
@NullMarked
package io.retl.destination.googlesheets;

import org.jspecify.annotations.NullMarked;
