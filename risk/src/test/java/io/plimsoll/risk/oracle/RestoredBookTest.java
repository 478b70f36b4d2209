package io.plimsoll.risk.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.rule.LadderState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A book rebuilt from what was stored goes on as if nothing had happened: same events, same bits. */
class RestoredBookTest {

    private static final int HISTORIES = 40;
    private static final int RECORDS = 300;
    private static final int RESTART_EVERY = 20;

    @Test
    void continuesIdenticallyAfterARestartAtAnyPointAlsoMidEpisodeAndWhileARaiseWaits() {
        int openEpisodes = 0;
        int waiting = 0;
        int events = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            RiskBook steady = new ReferenceRiskBook();
            RiskBook restarted = new ReferenceRiskBook();
            Recorder steadyHeard = new Recorder();
            Recorder restartedHeard = new Recorder();
            World world = new World();
            List<Input> inputs = new RandomHistory(seed).inputs(RECORDS);
            for (int i = 0; i < inputs.size(); i++) {
                if (i % RESTART_EVERY == RESTART_EVERY - 1) {
                    restarted = restored(world, restartedHeard);
                    openEpisodes += count(restartedHeard, true);
                    waiting += count(restartedHeard, false);
                }
                world = world.with(inputs.get(i));
                inputs.get(i).to(steady, steadyHeard);
                inputs.get(i).to(restarted, restartedHeard);
                var expected = steadyHeard.drain();
                events += expected.size();
                assertThat(restartedHeard.drain())
                        .as("seed %d, record %d", seed, i)
                        .isEqualTo(expected);
                assertThat(restartedHeard.ladders())
                        .as("seed %d, record %d", seed, i)
                        .isEqualTo(steadyHeard.ladders());
            }
        }

        assertThat(openEpisodes).as("episodes open at a restart").isGreaterThan(100);
        assertThat(waiting).as("raises waiting at a restart").isGreaterThan(10);
        assertThat(events).as("events compared").isGreaterThan(1_000);
    }

    private static RiskBook restored(World world, Recorder stored) {
        RiskBook book = new ReferenceRiskBook();
        world.restoreTo(book, stored.ladders());
        return book;
    }

    private static int count(Recorder stored, boolean open) {
        int count = 0;
        for (Map.Entry<?, LadderState> ladder : stored.ladders().entrySet()) {
            boolean counts =
                    open ? ladder.getValue().level() != null : ladder.getValue().heldLevel() != null;
            count += counts ? 1 : 0;
        }
        return count;
    }
}
