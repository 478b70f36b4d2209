package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static io.plimsoll.alerting.dispatch.Receipt.Status.DELIVERED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.RETRYING;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A provider that asks for patience gets it, and the graver alert goes first. */
class ThrottlingTest {
    private final ScriptedDispatch desk =
            new ScriptedDispatch("{recipients: {a: {sms: '+442071838750'}, b: {sms: '+442071838751'}}, routes: []}");

    @Test
    void d7AThrottledMessageWaitsAsAskedThenBacksOffAndTheGraverOvertakesIt() {
        desk.answer("sms", new Outcome.Retryable(429, "slower", Duration.ofSeconds(7)));
        desk.answer("sms", new Outcome.Retryable(429, "too many requests (20429)", null));
        desk.admit("a", "sms", anAlert().id("mild").raised(Severity.WARNING).build());
        desk.runFor(Duration.ofSeconds(6));
        assertThat(desk.sent).containsExactly("sms +442071838750");

        desk.runFor(Duration.ofSeconds(2));
        assertThat(desk.sent).containsExactly("sms +442071838750", "sms +442071838750");

        desk.admitNow(
                "b", "sms", anAlert().id("grave").raised(Severity.EMERGENCY).build());
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.sent)
                .containsExactly("sms +442071838750", "sms +442071838750", "sms +442071838751", "sms +442071838750");
        assertThat(desk.statuses()).filteredOn(RETRYING::equals).hasSize(2);
        assertThat(desk.statuses()).filteredOn(DELIVERED::equals).hasSize(2);
        Instant second = desk.receipts.stream()
                .filter(r -> r.status() == RETRYING)
                .skip(1)
                .map(Receipt::nextAttemptAt)
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(ScriptedDispatch.START, second))
                .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(13));
    }
}
