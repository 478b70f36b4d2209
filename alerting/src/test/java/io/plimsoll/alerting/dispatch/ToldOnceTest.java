package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.pace.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alert that is over before its sink could be reached. */
class ToldOnceTest {
    private static final Instant FIRED = Instant.parse("2026-01-01T10:02:00.400Z");
    private static final Instant CLEARED = Instant.parse("2026-01-01T10:09:00.900Z");
    private static final String ONCE =
            "b@b.c RESOLVED: fired 2026-01-01T10:02:00Z, cleared 2026-01-01T10:09:00Z; not told in time";

    private final ScriptedDispatch desk = new ScriptedDispatch(
            "{recipients: {b: {email: b@b.c, alertmanager: 'https://am.example'}}," + " routes: []}");

    private static final Alert RAISED =
            anAlert().raised(Severity.WARNING).times(FIRED, FIRED).build();
    private static final Alert WORSE = anAlert()
            .change(1, Change.ESCALATED, Severity.WARNING, Severity.CRITICAL)
            .times(FIRED, FIRED.plusSeconds(60))
            .build();
    private static final Alert OVER = anAlert()
            .change(2, Change.RESOLVED, Severity.CRITICAL, null)
            .times(FIRED, CLEARED)
            .build();

    @Test
    void d25WhatFiresAndEndsWhileTheSinkIsAwayForTwentyMinutesIsToldOnceWithBothTimes() {
        desk.downUntil = ScriptedDispatch.START.plus(Duration.ofMinutes(20));
        desk.admitNow("b", "email", RAISED);
        desk.runFor(Duration.ofMinutes(1));
        desk.admitNow("b", "email", WORSE);
        desk.runFor(Duration.ofMinutes(6));
        desk.admitNow("b", "email", OVER);
        desk.runFor(Duration.ofMinutes(15));

        assertThat(desk.sent).hasSizeGreaterThan(5);
        assertThat(desk.arrived).containsExactly("email " + ONCE);
        assertThat(endOf(RAISED)).isEqualTo(Receipt.Status.SUPPRESSED);
        assertThat(endOf(WORSE)).isEqualTo(Receipt.Status.SUPPRESSED);
        assertThat(endOf(OVER)).isEqualTo(Receipt.Status.DELIVERED);
        assertThat(desk.engine.committable()).containsExactly(Map.entry(0, 3L));
    }

    @Test
    void d25TheEndMayComeBeforeTheMinuteAfterWhichWhatWaitsIsOld() {
        desk.downUntil = ScriptedDispatch.START.plus(Duration.ofMinutes(20));
        desk.admitNow("b", "email", RAISED);
        desk.admitNow("b", "email", WORSE);
        desk.runFor(Duration.ofSeconds(10));
        desk.admitNow("b", "email", OVER);
        desk.runFor(Duration.ofMinutes(25));

        assertThat(desk.arrived).containsExactly("email " + ONCE);
    }

    @Test
    void d25AfterARestartItIsStillToldOnce() {
        desk.downUntil = ScriptedDispatch.START.plus(Duration.ofMinutes(20));
        desk.admitNow("b", "email", RAISED);
        desk.runFor(Duration.ofMinutes(3));
        Receipt last = desk.receipts.get(desk.receipts.size() - 1);
        desk.restart();
        desk.engine.admit(
                0,
                0,
                new Intent(Intent.idOf(RAISED, "b", "email"), ScriptedDispatch.START, "b", "email", "all", RAISED),
                Optional.of(last));
        desk.admitNow("b", "email", OVER);
        desk.runFor(Duration.ofMinutes(25));

        assertThat(last.status()).isEqualTo(Receipt.Status.RETRYING);
        assertThat(desk.arrived).containsExactly("email " + ONCE);
    }

    @Test
    void whatItsChannelTakesLongAfterTheDecisionIsToldAsLate() {
        desk.downUntil = ScriptedDispatch.START.plus(Duration.ofMinutes(20));
        desk.admitNow("b", "email", RAISED);
        desk.runFor(Duration.ofMinutes(25));

        assertThat(desk.messages.get(0).remark()).isNull();
        assertThat(desk.arrived).singleElement().asString().matches("email b@b.c RAISED: LATE by 2[0-4] min \\d+ s");
    }

    @Test
    void whatWasHeldBeforeTheDecisionSaysHowLateItBecameAfterIt() {
        Intent held = new Intent("i", FIRED, "b", "email", "all", RAISED, 1.0, "held 9 h for quiet hours", null, null);
        assertThat(held.remarkAt(FIRED.plusSeconds(300), Freshness.DEFAULT)).isEqualTo("held 9 h for quiet hours");
        assertThat(held.remarkAt(FIRED.plusSeconds(720), Freshness.DEFAULT))
                .isEqualTo("held 9 h for quiet hours; then LATE by 12 min");
    }

    @Test
    void d16WhatWasUnderWayWhenItStoppedIsSentAgainWhereRepeatsAreRecognised() {
        for (String channel : List.of("email", "alertmanager")) {
            desk.arrived.clear();
            Receipt begun = new Receipt(
                    Intent.idOf(RAISED, "b", channel),
                    desk.now,
                    RAISED.alertId(),
                    0,
                    RAISED.account(),
                    "b",
                    channel,
                    1,
                    Receipt.Status.ATTEMPTED,
                    null,
                    "attempt 1",
                    null,
                    null);
            desk.restart();
            desk.engine.admit(
                    0, 0, new Intent(begun.intentId(), desk.now, "b", channel, "all", RAISED), Optional.of(begun));
            desk.runFor(Duration.ofMinutes(1));

            assertThat(desk.arrived).as(channel).hasSize(channel.equals("alertmanager") ? 1 : 0);
            assertThat(desk.engine.openCount()).isZero();
        }
    }

    @Test
    void d25AProgramGetsEachAlertAndEachEnd() {
        desk.downUntil = ScriptedDispatch.START.plus(Duration.ofMinutes(20));
        desk.admitNow("b", "alertmanager", RAISED);
        desk.admitNow("b", "alertmanager", OVER);
        desk.runFor(Duration.ofMinutes(25));

        assertThat(desk.arrived)
                .containsExactly(
                        "alertmanager https://am.example RAISED: LATE by 20 min 17 s",
                        "alertmanager https://am.example RESOLVED: LATE by 20 min 18 s");
    }

    private Receipt.Status endOf(Alert alert) {
        return desk.receipts.stream()
                .filter(receipt -> receipt.alertSequence() == alert.sequence())
                .reduce((first, second) -> second)
                .orElseThrow()
                .status();
    }
}
