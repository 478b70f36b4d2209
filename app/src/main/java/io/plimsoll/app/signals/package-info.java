/** Signals of recorded bars, and how often they were wrong, by the same code as the stream. Start at {@code SignalRun}. */
@NullMarked
package io.plimsoll.app.signals;

import org.jspecify.annotations.NullMarked;
