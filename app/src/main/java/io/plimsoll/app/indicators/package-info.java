/** Indicator values of recorded bars, by the same code as the stream. Start at {@code IndicatorRun}. */
@NullMarked
package io.plimsoll.app.indicators;

import org.jspecify.annotations.NullMarked;
