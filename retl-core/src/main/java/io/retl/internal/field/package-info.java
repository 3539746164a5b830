/**
 * The step between mapping and action: brings mapped values into the form that an action's fields describe, or says why that
 * cannot be. {@link io.retl.internal.field.FieldStep} is the door.
 *
 * <p>{@code FieldRules} compiles definitions once into a tree of a {@code Rule} for each field; each record is then checked by
 * walking the tree. The rules, their order and the words of the problems are those of the seed system, whose schema library
 * coerces while it checks: conditions see values before they are coerced, choices after that.
 */
@NullMarked
package io.retl.internal.field;

import org.jspecify.annotations.NullMarked;
