/** End to end: a real broker, a real registry, real mail. */
@NullMarked
package io.plimsoll.app.e2e;

import org.jspecify.annotations.NullMarked;
