package io.plimsoll.alerting.route;

import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who else is told while nobody acknowledges. With steps after 5 and 10 min and one repeat: told at 5, 15, 20 and 30 min, then no
 * more.
 *
 * @param from lowest severity it is for
 * @param repeats how often the steps begin anew, 0 to 10
 */
public record Escalation(String name, Severity from, List<Step> steps, int repeats) {
    /** Most repeats of one chain. */
    public static final int MOST_REPEATS = 10;

    /** @param after time without acknowledgement since the step before, > 0 @param channels empty: every one they have */
    public record Step(Duration after, List<String> recipients, Set<String> channels) {
        public Step {
            recipients = List.copyOf(recipients);
            channels = Set.copyOf(channels);
            if (after.isNegative() || after.isZero()) {
                throw new IllegalArgumentException("after: found " + after + ", expected more than nothing");
            }
        }
    }

    public Escalation {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || repeats < 0 || repeats > MOST_REPEATS) {
            throw new IllegalArgumentException("escalation " + name + ": found " + steps.size() + " steps and "
                    + repeats + " repeats, expected at least one step and 0 to " + MOST_REPEATS + " repeats");
        }
    }
}
