package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.silence.Silence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The silences in force, read from their table once for each event or look at the clock, however many alerts ask. One thread. */
final class ActiveSilences implements Supplier<List<Silence>> {
    private final Supplier<List<Silence>> table;
    private final InstantSource clock;
    private @Nullable List<Silence> active;
    private List<String> seen = List.of();

    /** {@code table} gives all there are. */
    ActiveSilences(Supplier<List<Silence>> table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Something new is looked at: the table may be another. */
    void refresh() {
        active = null;
    }

    @Override
    public List<Silence> get() {
        List<Silence> known = active;
        if (known == null) {
            Instant now = Instant.ofEpochMilli(clock.millis());
            known = table.get().stream().filter(each -> each.active(now)).toList();
            active = known;
        }
        return known;
    }

    /** Whether other silences are in force than when this was last asked, or one was confirmed. */
    boolean haveChanged() {
        List<String> now = get().stream()
                .map(each -> each.id() + " " + each.confirmedBy())
                .sorted()
                .toList();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }
}
