/** The destination {@code mixpanel}: sends events, purchases and what is known of users and groups to Mixpanel. */
@NullMarked
package io.retl.destination.mixpanel;

import org.jspecify.annotations.NullMarked;
