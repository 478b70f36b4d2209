package io.plimsoll.app.replay;

import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.streams.mapping.SnapshotMapping;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import io.plimsoll.streams.snapshot.SnapshotSweep;
import java.util.function.Consumer;

/**
 * Snapshots of a replay: the same news, the same step, the same figures as on topic {@code risk}. Where the pipeline goes
 * round its accounts by its machine's clock, a replay does it by event time: after the first record an interval later than
 * the last round.
 */
final class ReplaySnapshots {
    private final SnapshotSweep sweep;
    private final boolean wanted;
    private long timeMs;
    private long sequence = -1;

    ReplaySnapshots(RiskBook book, SnapshotSettings settings, Consumer<RiskSnapshot> snapshots) {
        wanted = settings.wanted();
        sweep = new SnapshotSweep(
                () -> book,
                settings,
                figures -> snapshots.accept(SnapshotMapping.record(figures, timeMs, sequence)),
                () -> 0); // whole rounds take the time they take
    }

    /** A level, a position or a balance of an account changed. */
    void news(String account) {
        sweep.news(account);
    }

    /** A record has been taken whole. */
    void taken(long recordTimeMs, long marketSequence) {
        timeMs = recordTimeMs;
        sequence = marketSequence;
        if (wanted) {
            sweep.wholeRound(recordTimeMs);
        }
    }
}
