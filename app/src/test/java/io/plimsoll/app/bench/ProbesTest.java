package io.plimsoll.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.replay.Replay;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {
    @Test
    void giveOneEventInEachPartitionAtEveryPrice() {
        BenchMarket market =
                new BenchMarket(new BenchPlan(1, 1, 1, 3, 1, 10, Duration.ofSeconds(1), BenchPlan.Volatility.QUIET, 1));
        Probes probes = new Probes(3);
        List<AlertEvent> events = new ArrayList<>();
        Replay replay = new Replay(new ReferenceRiskBook(), DefaultRules.all(), events::add);
        Cause cause = new Cause("", 0, 0L);
        replay.take(BenchMarket.instrument(Probes.SYMBOL), cause);
        probes.balances().forEach(balance -> replay.take(balance, cause));
        probes.positions().forEach(position -> replay.take(position, cause));
        replay.take(market.tick(Probes.SYMBOL, 100), cause);
        assertThat(events).isEmpty();

        for (int price = 1; price <= 10; price++) {
            replay.take(probes.next(market), cause);

            assertThat(events).hasSize(3 * price).allMatch(event -> Probes.isProbe(event.getAccount()));
        }
    }
}
