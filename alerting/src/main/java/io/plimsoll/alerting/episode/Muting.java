package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.AlertLabels;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.route.Policies;
import io.plimsoll.alerting.silence.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether something keeps an alert from being told to anybody: a silence, or a graver alert of its account. */
final class Muting {
    private final Supplier<? extends Collection<Silence>> silences;

    /** @param what short, to say later that it ended @param reason in full */
    record Mute(String what, String reason) {}

    Muting(Supplier<? extends Collection<Silence>> silences) {
        this.silences = silences;
    }

    Optional<Mute> of(Alert alert, Policies policies, Book book, Instant now) {
        Map<String, String> ofAccount = policies.labels(alert.account());
        Map<String, String> labels = AlertLabels.of(alert, ofAccount);
        for (Silence silence : silences.get()) {
            if (silence.mutes(labels, alert.gravity(), now)) {
                return Optional.of(new Mute(
                        "silence " + silence.id(),
                        "silence " + silence.id() + " of " + silence.author() + " until " + silence.endsAt() + ": "
                                + silence.reason()));
            }
        }
        if (policies.inhibitions().isEmpty() || alert.gravity() == Severity.EMERGENCY) {
            return Optional.empty();
        }
        return book.of(alert.account()).stream()
                .filter(other -> other.open() && !other.last().alertId().equals(alert.alertId()))
                .filter(other -> inhibits(other.last(), labels, ofAccount, policies))
                .findFirst()
                .map(other -> new Mute(
                        "alert " + other.last().alertId(),
                        "inhibited by " + other.last().severity() + " of rule "
                                + other.last().ruleId() + ", alert "
                                + other.last().alertId()));
    }

    /** Whether {@code source} keeps an alert with labels {@code target} from being told. */
    static boolean inhibits(
            Alert source, Map<String, String> target, Map<String, String> ofAccount, Policies policies) {
        Map<String, String> labels = AlertLabels.of(source, ofAccount);
        Severity level = source.severity();
        if (level == null) {
            return false;
        }
        labels.put("severity", level.name());
        return policies.inhibitions().stream().anyMatch(each -> each.mutes(labels, target));
    }
}
