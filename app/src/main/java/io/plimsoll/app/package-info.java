/** How Plimsoll is run. Start at {@link io.plimsoll.app.Main}. */
@NullMarked
package io.plimsoll.app;

import org.jspecify.annotations.NullMarked;
