package io.plimsoll.risk.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.fixture.Recorder;
import io.plimsoll.risk.rule.AlertTransition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every event of random histories against a recomputation that shares no arithmetic with the book.
 *
 * <p>The two can disagree only where a value stands so close to a threshold that a double cannot tell: a record that
 * would bring any value within 1e-9 of a level or of the end of its hysteresis band, or leave a unit less than a
 * millionth of its notional from used up or liquidatable, is left out before either sees it, and counted.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = 34;
    private static final int RECORDS = 150;

    @Test
    void everyEventIsTheOneTheContractAsksForAndNoneIsMissing() {
        Map<String, Integer> seen = new TreeMap<>();
        int leftOut = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Recomputation recomputation = new Recomputation();
            ReferenceRiskBook book = new ReferenceRiskBook();
            Recorder recorder = new Recorder();
            int index = 0;
            RandomHistory history = new RandomHistory(seed);
            for (Input input : (seed % 2 == 0 ? history.stressed() : history).inputs(RECORDS)) {
                index++;
                if (recomputation.isTooClose(input)) {
                    leftOut++;
                    continue;
                }
                List<ExpectedEvent> expected = recomputation.take(input);
                input.to(book, recorder);
                compare("seed " + seed + ", record " + index + " " + input, expected, recorder.drain(), seen);
            }
        }

        assertThat(leftOut).as("records left out").isLessThan(HISTORIES * RECORDS / 100);
        assertThat(seen)
                .as("what the histories covered")
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(5))
                .containsKeys(
                        "RAISED WARNING THRESHOLD_REACHED",
                        "RAISED EMERGENCY THRESHOLD_REACHED",
                        "ESCALATED CRITICAL THRESHOLD_REACHED",
                        "DEESCALATED WARNING THRESHOLD_CLEARED",
                        "RESOLVED null THRESHOLD_CLEARED",
                        "RESOLVED null POSITION_CLOSED",
                        "RESOLVED null RULE_REMOVED",
                        "rule crash",
                        "rule held-distance",
                        "rule liquidation-distance",
                        "rule margin-ratio",
                        "pool CROSS:COIN",
                        "pool CROSS:USDT",
                        "pool ISOLATED",
                        "hedged",
                        "with remedies");
    }

    private static void compare(
            String where, List<ExpectedEvent> expected, List<AlertTransition> actual, Map<String, Integer> seen) {
        assertThat(actual.stream().map(event -> event.type() + " " + event.subject()))
                .as(where)
                .containsExactlyElementsOf(expected.stream()
                        .map(event -> event.type() + " LadderKey[account="
                                + event.subject().account() + ", scope="
                                + event.subject().scope() + ", ruleId="
                                + event.subject().ruleId() + ", symbol="
                                + event.subject().symbol() + "]")
                        .toList());
        for (int i = 0; i < expected.size(); i++) {
            AlertTransition event = actual.get(i);
            new EventComparison(where, expected.get(i), event).check();
            seen.merge(event.type() + " " + event.severity() + " " + event.reason(), 1, Integer::sum);
            seen.merge("rule " + event.rule().id(), 1, Integer::sum);
            String scope = event.subject().scope().text();
            seen.merge("pool " + (scope.startsWith("ISOLATED") ? "ISOLATED" : scope), 1, Integer::sum);
            long symbols = event.evidence().positions().stream()
                    .map(position -> position.symbol())
                    .distinct()
                    .count();
            if (symbols < event.evidence().positions().size()) {
                seen.merge("hedged", 1, Integer::sum);
            }
            if (event.remedies().size() > 1) {
                seen.merge("with remedies", 1, Integer::sum);
            }
        }
    }
}
