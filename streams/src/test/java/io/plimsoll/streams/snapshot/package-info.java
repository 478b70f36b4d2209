/** Tests of when figures are told. Start at {@code SnapshotSweepTest}. */
@NullMarked
package io.plimsoll.streams.snapshot;

import org.jspecify.annotations.NullMarked;
