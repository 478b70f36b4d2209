/**
 * When the figures of an account are worth telling again, apart from alerts and after them. Knows no topic. Start at {@code
 * SnapshotSweep}.
 */
@NullMarked
package io.plimsoll.streams.snapshot;

import org.jspecify.annotations.NullMarked;
