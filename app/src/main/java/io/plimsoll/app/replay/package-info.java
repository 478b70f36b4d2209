/** Rules over recorded input, offline and deterministic. Start at {@code Replay}. */
@NullMarked
package io.plimsoll.app.replay;

import org.jspecify.annotations.NullMarked;
