package io.plimsoll.app.e2e;

import io.plimsoll.app.replay.AlertJson;
import io.plimsoll.app.replay.Replay;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.risk.book.ReferenceRiskBook;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.DefaultRules;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an offline replay decides, in a form in which it can be compared with what the topologies decided. */
public final class ExpectedAlerts {
    private static final Cause NOWHERE = new Cause("", 0, 0L);

    private ExpectedAlerts() {}

    /** Alert events of a replay of {@code history} under the built-in rules. */
    public static List<AlertEvent> replay(List<FeedRecord> history) {
        return replay(history, DefaultRules.all());
    }

    /** Alert events of a replay of {@code history} under {@code rules}. */
    static List<AlertEvent> replay(List<FeedRecord> history, List<AlertRule> rules) {
        List<AlertEvent> alerts = new ArrayList<>();
        Replay replay = new Replay(new ReferenceRiskBook(), rules, alerts::add);
        history.forEach(record -> replay.take(record.value(), NOWHERE));
        return alerts;
    }

    /** Each account's events in order, whole. Only the cause is left out: it names a topic here and a file there. */
    static Map<String, List<String>> byAccount(List<AlertEvent> alerts) {
        alerts.forEach(alert -> alert.put("cause", NOWHERE));
        AlertJson json = new AlertJson();
        return alerts.stream()
                .collect(Collectors.groupingBy(
                        AlertEvent::getAccount, TreeMap::new, Collectors.mapping(json::line, Collectors.toList())));
    }
}
