package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.route.Look;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What would become of an alert that nobody acknowledges and that stays as it is.
 *
 * @param at when it came in
 * @param labels of the alert, which is what routes, silences and inhibitions look at
 * @param told in the order of time
 * @param untold every other contact point of the routes file
 * @param looks what became of it at every route
 */
public record Rehearsed(
        Alert alert,
        Instant at,
        Map<String, String> labels,
        List<Telling> told,
        List<Untold> untold,
        List<Look> looks) {
    public Rehearsed {
        labels = Map.copyOf(labels);
        told = List.copyOf(told);
        untold = List.copyOf(untold);
        looks = List.copyOf(looks);
    }
}
