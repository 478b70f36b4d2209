package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ACCEPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.ATTEMPTED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.DELIVERED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.FAILED;
import static io.plimsoll.alerting.dispatch.Receipt.Status.FELL_BACK;
import static io.plimsoll.alerting.dispatch.Receipt.Status.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The channels of one recipient in their order: e-mail, then SMS, then a chat. */
class FallbackTest {
    private static final Outcome TAKEN = new Outcome.Accepted(201, "queued", "SM1");

    private final ScriptedDispatch desk = new ScriptedDispatch(
            "{recipients: {a: {email: a@b.c, sms: '+442071838750', telegram: '1', fallback: [email, sms, telegram]},"
                    + " b: {email: b@b.c}, c: {sms: '+442071838751', email: c@b.c, fallback: [sms, email]}}, routes: []}");

    private void admit(String recipient, String channel, String alertId) {
        desk.admit(recipient, channel, anAlert().id(alertId).build());
    }

    @Test
    void d2WhoIsRefusedForGoodIsToldByTheNextChannelUnderTheSameIdAndNobodyElseTwice() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        admit("a", "email", "e");
        admit("b", "email", "e");
        desk.runFor(Duration.ofMinutes(10));

        assertThat(desk.sent).containsExactlyInAnyOrder("email a@b.c", "sms +442071838750", "email b@b.c");
        assertThat(desk.stepsOf("a"))
                .containsExactly("ATTEMPTED email 1", "FELL_BACK email 1", "ATTEMPTED sms 2", "DELIVERED sms 2");
        assertThat(desk.receipts)
                .filteredOn(r -> "a".equals(r.recipient()))
                .extracting(Receipt::intentId)
                .hasSize(4)
                .containsOnly(desk.idOf("a", "email", "e"));
        assertThat(desk.receipts.stream().filter(r -> r.status() == FELL_BACK).map(Receipt::code))
                .containsExactly(550);
        assertThat(desk.engine.committable()).containsExactly(Map.entry(0, 2L));
    }

    @Test
    void d2AnAddressTheServerDoesNotKnowIsNotTriedAgainForADay() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        admit("a", "email", "first");
        desk.runFor(Duration.ofMinutes(1));
        admit("a", "email", "second");
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.sent).containsExactly("email a@b.c", "sms +442071838750", "sms +442071838750");
        assertThat(desk.receipts.get(4).status()).isEqualTo(FELL_BACK);
        assertThat(desk.receipts.get(4).detail())
                .isEqualTo(
                        "goes on by sms: not tried: the contact point was refused at 2026-01-01T00:00:00Z: no such user");

        desk.runFor(Duration.ofHours(25));
        desk.admitNow("a", "email", anAlert().id("third").build());
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.sent).endsWith("email a@b.c");
    }

    @Test
    void everyChannelIsToldUntilWhenTheMessageIsOfUse() {
        Instant decided = desk.now;
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        admit("a", "email", "e");
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.messages)
                .as("a CRITICAL alert is given up after a day")
                .extracting(Message::until)
                .containsExactly(decided.plusSeconds(86_400), decided.plusSeconds(86_400));
    }

    @Test
    void d12AContactPointIsDeadOnlyIfItWasNotReachedAfterTheTimeTheSinkNames() {
        Instant before = desk.now.minusSeconds(60);
        admit("a", "email", "first");
        desk.runFor(Duration.ofMinutes(1));
        desk.answer("email", new Outcome.Rejected(410, "unregistered", About.CONTACT, before));
        admit("a", "email", "second");
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.sent).containsExactly("email a@b.c", "email a@b.c", "sms +442071838750");

        desk.answer("email", new Outcome.Rejected(410, "unregistered", About.CONTACT, desk.now));
        admit("a", "email", "third");
        admit("a", "email", "fourth");
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.sent.subList(3, 6))
                .as("the third is refused, the fourth is not tried there")
                .containsExactly("email a@b.c", "sms +442071838750", "sms +442071838750");
    }

    @Test
    void d2WithoutAnotherChannelADeadAddressIsTriedAllTheSame() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        admit("b", "email", "first");
        admit("b", "email", "second");
        desk.runFor(Duration.ofMinutes(1));

        assertThat(desk.stepsOf("b"))
                .containsExactly("ATTEMPTED email 1", "FAILED email 1", "ATTEMPTED email 1", "DELIVERED email 1");
    }

    @Test
    void d3AChannelBrokenForAMinuteIsGivenUpByThoseWhoHaveAnotherAndWaitedForByTheOthers() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", new Outcome.Retryable(null, "connection refused", null));
        }
        for (String who : List.of("a", "b")) {
            desk.admit(who, "email", anAlert().raised(Severity.WARNING).build());
        }
        desk.runFor(Duration.ofMinutes(1));
        assertThat(desk.sent).noneMatch(each -> each.startsWith("sms"));

        desk.runFor(Duration.ofMinutes(3));
        assertThat(desk.sent).filteredOn(each -> each.startsWith("sms")).containsExactly("sms +442071838750");
        assertThat(desk.receipts.stream().filter(r -> r.status() == FELL_BACK).map(Receipt::detail))
                .containsExactly("goes on by sms: the channel has been broken for PT1M");
        assertThat(desk.stepsOf("b")).doesNotContain("FAILED email 1");

        desk.runFor(Duration.ofHours(3));
        assertThat(desk.stepsOf("b").get(desk.stepsOf("b").size() - 1)).startsWith("DELIVERED email");
    }

    @Test
    void d3RefusedCredentialsOpenTheCircuitAtOnceSoThatTheyAreNotTriedOverAndOver() {
        desk.answer("email", new Outcome.Rejected(535, "bad credentials", About.SINK));
        admit("a", "email", "e0");
        desk.runFor(Duration.ofSeconds(1));
        admit("b", "email", "e1");
        admit("b", "email", "e2");
        desk.runFor(Duration.ofSeconds(10));

        assertThat(desk.sent).filteredOn(each -> each.startsWith("email")).hasSize(1);
        assertThat(desk.stepsOf("a")).endsWith("FELL_BACK email 1", "ATTEMPTED sms 2", "DELIVERED sms 2");
    }

    @Test
    void d3RefusedCredentialsLoseNothingOfThoseWhoHaveNoOtherChannel() {
        for (int i = 0; i < 30; i++) {
            desk.answer("email", new Outcome.Rejected(535, "bad credentials", About.SINK));
        }
        admit("b", "email", "e0");
        admit("b", "email", "e1");
        desk.runFor(Duration.ofHours(3));

        assertThat(desk.sent)
                .as("a trial each quarter of a minute at most, until they are mended")
                .hasSize(32);
        assertThat(desk.statuses()).doesNotContain(FAILED).endsWith(DELIVERED);
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void whoIsPutOffAgainAndAgainIsToldByTheNextChannel() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", new Outcome.Retryable(452, "mailbox full", null));
        }
        admit("a", "email", "grave");
        desk.runFor(Duration.ofSeconds(30));
        assertThat(desk.sent).noneMatch(each -> each.startsWith("sms"));
        desk.runFor(Duration.ofSeconds(90));

        assertThat(desk.sent).filteredOn(each -> each.startsWith("sms")).hasSize(1);
        assertThat(desk.receipts)
                .filteredOn(receipt -> receipt.status() == FELL_BACK)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.detail())
                        .startsWith("goes on by sms: not taken since 2026-01-01T00:00:00Z, not tried again before ")
                        .endsWith(": mailbox full"));
    }

    @Test
    void aWarningMayBePutOffForTenMinutes() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", new Outcome.Retryable(451, "greylisted", null));
        }
        desk.admit("a", "email", anAlert().raised(Severity.WARNING).build());
        desk.runFor(Duration.ofMinutes(4));
        assertThat(desk.sent).noneMatch(each -> each.startsWith("sms"));

        desk.runFor(Duration.ofMinutes(6));
        assertThat(desk.stepsOf("a")).endsWith("DELIVERED sms 10");
    }

    @Test
    void aSinkThatAsksForADayIsNotWaitedForWhereThereIsAnother() {
        desk.answer("email", new Outcome.Retryable(429, "slower", Duration.ofDays(1)));
        admit("a", "email", "e");
        desk.runFor(Duration.ofSeconds(5));

        assertThat(desk.stepsOf("a"))
                .containsExactly("ATTEMPTED email 1", "FELL_BACK email 1", "ATTEMPTED sms 2", "DELIVERED sms 2");
    }

    @Test
    void d26AClockSetBackByAnHourLetsNothingWaitForThatHour() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", new Outcome.Retryable(null, "connection refused", null));
        }
        desk.answer("sms", TAKEN);
        admit("b", "email", "retried");
        admit("c", "sms", "awaited");
        for (int i = 0; i < 9; i++) {
            admit("b", "email", "e" + i);
        }
        desk.runFor(Duration.ofSeconds(5));
        assertThat(desk.statuses()).doesNotContain(DELIVERED, FELL_BACK);

        desk.well("email");
        desk.now = desk.now.minus(Duration.ofHours(1));
        desk.downUntil = desk.now;
        desk.runFor(Duration.ofMinutes(4));

        assertThat(desk.receipts.stream().filter(r -> r.status() == DELIVERED)).hasSize(11);
        assertThat(desk.stepsOf("c")).endsWith("FELL_BACK sms 1", "ATTEMPTED email 2", "DELIVERED email 2");
    }

    @Test
    void theNextChannelHasItsOwnPatience() {
        for (int i = 0; i < 40; i++) {
            desk.answer("email", new Outcome.Retryable(452, "mailbox full", null));
        }
        desk.answer("sms", new Outcome.Retryable(429, "slower", Duration.ofSeconds(10)));
        admit("a", "email", "e");
        desk.runFor(Duration.ofMinutes(3));

        assertThat(desk.sent)
                .filteredOn(each -> !each.startsWith("email"))
                .containsExactly("sms +442071838750", "sms +442071838750");
        assertThat(desk.statuses()).endsWith(DELIVERED);
    }

    @Test
    void d9AReceiptOfArrivalEndsItAndOneOfFailureTriesTheNextChannel() {
        desk.answer("sms", TAKEN);
        desk.answer("sms", new Outcome.Accepted(201, "queued", "SM2"));
        admit("c", "sms", "good");
        admit("c", "sms", "bad");
        desk.runFor(Duration.ofSeconds(5));
        assertThat(desk.statuses()).containsExactly(ATTEMPTED, ACCEPTED, ATTEMPTED, ACCEPTED);
        assertThat(desk.engine.committable()).containsExactly(Map.entry(0, 0L));

        desk.engine.confirm(new Confirmation("sms", "SM2", false, 30003, "unreachable", false));
        desk.engine.confirm(new Confirmation("sms", "SM1", true, null, "delivered", false));
        desk.engine.confirm(new Confirmation("sms", "SM2", true, null, "delivered", false));
        desk.engine.confirm(new Confirmation("sms", "SM2", false, 30003, "unreachable", false));
        desk.runFor(Duration.ofSeconds(5));

        assertThat(desk.statuses().subList(4, 8)).containsExactly(FELL_BACK, DELIVERED, ATTEMPTED, DELIVERED);
        assertThat(desk.receipts.get(4).code()).isEqualTo(30003);
        assertThat(desk.sent).endsWith("email c@b.c").hasSize(3);
        assertThat(desk.engine.committable()).containsExactly(Map.entry(0, 2L));
    }

    @Test
    void d9AReceiptThatComesBeforeWeKnowThatTheMessageWasTakenCountsToo() {
        desk.answer("sms", TAKEN);
        desk.engine.confirm(new Confirmation("sms", "SM1", true, null, "delivered", false));
        admit("c", "sms", "e");
        desk.runFor(Duration.ofSeconds(1));

        assertThat(desk.statuses()).containsExactly(ATTEMPTED, ACCEPTED, DELIVERED);
    }

    @Test
    void d9WithoutAReceiptInTimeTheNextChannelIsTriedAndWithoutOneMoreItStaysAccepted() {
        desk.answer("sms", TAKEN);
        admit("c", "sms", "e");
        desk.runFor(Duration.ofSeconds(121));
        assertThat(desk.stepsOf("c"))
                .containsExactly(
                        "ATTEMPTED sms 1",
                        "ACCEPTED sms 1",
                        "FELL_BACK sms 1",
                        "ATTEMPTED email 2",
                        "DELIVERED email 2");

        desk.answer("telegram", new Outcome.Accepted(200, "queued", "T1"));
        desk.admitNow("a", "telegram", anAlert().id("last").build());
        desk.runFor(Duration.ofMinutes(3));
        assertThat(desk.stepsOf("a"))
                .containsExactly("ATTEMPTED telegram 1", "ACCEPTED telegram 1", "ACCEPTED telegram 1");
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void d9UndeliveredWithoutAnotherChannelIsAnEndOfItsOwn() {
        desk.answer("telegram", new Outcome.Accepted(200, "queued", "T1"));
        admit("a", "telegram", "e");
        desk.runFor(Duration.ofSeconds(1));
        desk.engine.confirm(new Confirmation("telegram", "T1", false, 30006, "landline", true));

        assertThat(desk.statuses()).containsExactly(ATTEMPTED, ACCEPTED, UNDELIVERED);
        assertThat(desk.engine.openCount()).isZero();
    }

    @Test
    void aRestartTakesUpTheChannelThatWasReachedAndTheReceiptThatIsAwaited() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        desk.answer("sms", TAKEN);
        admit("a", "email", "e");
        desk.runFor(Duration.ofSeconds(1));
        Receipt fellBack = desk.receipts.get(1);
        Receipt accepted = desk.receipts.get(3);
        Intent intent = desk.intentOf("a", "email", "e");

        for (Receipt last : List.of(fellBack, accepted)) {
            desk.restart();
            desk.engine.admit(0, 0, intent, Optional.of(last));
            desk.engine.confirm(new Confirmation("sms", "SM1", true, null, "delivered", false));
            desk.runFor(Duration.ofSeconds(1));
            assertThat(desk.engine.openCount()).as("after %s", last.status()).isZero();
        }

        assertThat(desk.sent).containsExactly("email a@b.c", "sms +442071838750", "sms +442071838750");
        assertThat(desk.stepsOf("a"))
                .containsExactly(
                        "ATTEMPTED email 1",
                        "FELL_BACK email 1",
                        "ATTEMPTED sms 2",
                        "ACCEPTED sms 2",
                        "ATTEMPTED sms 2",
                        "DELIVERED sms 2",
                        "DELIVERED sms 2");
    }

    @Test
    void whenEveryChannelRefusesTheLastRefusalIsTheEnd() {
        desk.answer("email", new Outcome.Rejected(550, "no such user", About.CONTACT));
        desk.answer("sms", new Outcome.Rejected(400, "not a valid number", About.CONTACT));
        desk.answer("telegram", new Outcome.Rejected(403, "blocked by the user"));
        admit("a", "email", "e");
        desk.runFor(Duration.ofMinutes(5));

        assertThat(desk.statuses()).containsExactly(ATTEMPTED, FELL_BACK, ATTEMPTED, FELL_BACK, ATTEMPTED, FAILED);
        assertThat(desk.engine.committable()).containsExactly(Map.entry(0, 1L));
    }
}
