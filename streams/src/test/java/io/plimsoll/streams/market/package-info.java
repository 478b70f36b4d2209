/** Tests of the market side on its own stores. */
@NullMarked
package io.plimsoll.streams.market;

import org.jspecify.annotations.NullMarked;
