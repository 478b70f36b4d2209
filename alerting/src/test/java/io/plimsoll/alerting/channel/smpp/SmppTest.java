package io.plimsoll.alerting.channel.smpp;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.channel.smpp.SmppSettings.LongMessages;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.NotifierContract;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.template.BriefTemplate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppTest extends NotifierContract {
    static final String PASSWORD = "pl4nted!";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SmscServer centre = new SmscServer();
    private final List<Confirmation> reports = new CopyOnWriteArrayList<>();
    private final SmppNotifier notifier = notifier(settings(LongMessages.UDH, true));

    private SmppSettings settings(LongMessages longMessages, boolean receipts) {
        return new SmppSettings(
                "127.0.0.1",
                centre.port(),
                null,
                "plimsoll",
                Secret.resolved("smpp.password", PASSWORD),
                "",
                "PLIMSOLL",
                2,
                longMessages,
                receipts,
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5));
    }

    private SmppNotifier notifier(SmppSettings settings) {
        return new SmppNotifier(settings, BriefTemplate.builtIn(), reports::add, InstantSource.system());
    }

    @AfterEach
    void stop() {
        notifier.close();
        centre.close();
    }

    @Override
    protected Notifier notifier() {
        return notifier;
    }

    @Override
    protected String address() {
        return "+442071838750";
    }

    /** One for each message: that of its last part. */
    @Override
    protected List<String> receivedIds() {
        return centre.submits.stream()
                .filter(submit -> submit.getShortMessage()[4] == submit.getShortMessage()[5])
                .map(submit -> submit.getOptionalParameter(OptionalParameter.User_message_reference.class))
                .map(reference -> "%04x".formatted(reference.getValue()))
                .toList();
    }

    @Override
    protected String idAtTheSink() {
        return "0011";
    }

    @Override
    protected String receivedText() {
        return String.join("", centre.texts());
    }

    @Override
    protected int longestText() {
        return 306;
    }

    /** Until we have noticed: a submit on a session that is already dead would be unknown. */
    @Override
    protected void stopSink() {
        centre.close();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            centre.drop();
            return !notifier.bound();
        });
    }

    @Override
    protected void refuseContact() {
        centre.refuse(0x0b);
    }

    @Override
    protected About refuseCredentials() {
        centre.refuseBinds(0x0e);
        return About.SINK;
    }

    @Override
    protected Duration throttle() {
        centre.refuse(0x58);
        return Duration.ofSeconds(5);
    }

    @Override
    protected void loseAnswer() {
        centre.hangUp();
    }

    @Override
    protected boolean recognisesRepeats() {
        return false;
    }

    @Override
    protected List<String> planted() {
        return List.of(PASSWORD);
    }

    private static Message message(String text) {
        return new Message(ID, "+442071838750", anAlert().message(text).build());
    }

    @Test
    void bindsAsTransceiverAndSendsInPartsThatAPhonePutsTogether() {
        assertThat(attempt(message("margin ratio 0.8123 is above 0.8")))
                .isEqualTo(new Outcome.Accepted(0, "queued as 2", "2"));

        assertThat(centre.binds).singleElement().satisfies(bind -> {
            assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TRX);
            assertThat(bind.getSystemId()).isEqualTo("plimsoll");
            assertThat(bind.getPassword()).isEqualTo(PASSWORD);
        });
        assertThat(String.join("", centre.texts())).isEqualTo("""
                [CRITICAL] acct-17 another, liq. 2.47 % away
                Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                margin ratio 0.8123 is above 0.8
                LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                CROSS:USDT, 2025-10-10 21:15:00 UTC
                alert a1""");
        SubmitSm first = centre.submits.get(0);
        SubmitSm last = centre.submits.get(1);
        assertThat(first.getShortMessage()).startsWith(5, 0, 3, 0x11, 2, 1).hasSize(159);
        assertThat(last.getShortMessage()).startsWith(5, 0, 3, 0x11, 2, 2);
        assertThat(first.getDestAddress()).isEqualTo("442071838750");
        assertThat(first.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(first.getSourceAddr()).isEqualTo("PLIMSOLL");
        assertThat(first.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(first.getDataCoding()).isEqualTo((byte) 0);
        assertThat(first.getRegisteredDelivery()).isEqualTo((byte) 2);
        assertThat(last.getRegisteredDelivery()).isEqualTo((byte) 1);
    }

    @Test
    void whatIsNotInTheGsmAlphabetGoesAsUcs2() {
        attempt(message("маржа"));

        assertThat(centre.submits).isNotEmpty().allMatch(submit -> submit.getDataCoding() == 8);
        assertThat(centre.submits.get(0).getShortMessage()).hasSize(6 + 134);
        assertThat(String.join("", centre.texts())).contains("маржа");
    }

    @Test
    void aLongTextCanGoWholeAndWithoutReceiptsItIsDeliveredWhenTaken() {
        try (SmppNotifier whole = notifier(settings(LongMessages.PAYLOAD, false))) {
            Outcome outcome = whole.send(message("margin ratio 0.8123 is above 0.8"));

            assertThat(outcome).isEqualTo(new Outcome.Delivered(0, "queued as 1"));
            assertThat(centre.submits).singleElement().satisfies(submit -> {
                assertThat(submit.getShortMessage()).isEmpty();
                assertThat(submit.getRegisteredDelivery()).isEqualTo((byte) 0);
            });
            assertThat(centre.texts().get(0))
                    .startsWith("[CRITICAL] acct-17")
                    .endsWith("2025-10-10 21:15:00 UTC\nalert a1");
        }
    }

    @ParameterizedTest
    @CsvSource({"20,PT5S", "88,PT5S", "8,", "69,"})
    void d11AFullOrBrokenCentreIsTriedAgain(int status, Duration wait) {
        centre.refuse(status);

        assertThat(attempt(message("x"))).isInstanceOfSatisfying(Outcome.Retryable.class, later -> {
            assertThat(later.code()).isEqualTo(status);
            assertThat(later.retryAfter()).isEqualTo(wait);
        });
    }

    @Test
    void anyOtherRefusalIsAboutTheMessage() {
        centre.refuse(0xfe);

        assertThat(attempt(message("x"))).isEqualTo(new Outcome.Rejected(254, "submit_sm: status 0xfe"));
    }

    @Test
    void d11AnAnswerThatDoesNotComeInTimeLeavesTheOutcomeUnknown() {
        centre.sayNothing();

        assertThat(attempt(message("x"))).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void afterARefusedBindNoneIsTriedForAWhile() {
        centre.refuseBinds(0x0f);
        attempt(message("x"));

        assertThat(attempt(message("x"))).isInstanceOfSatisfying(Outcome.Retryable.class, later -> {
            assertThat(later.detail())
                    .startsWith("not tried: no bind before ")
                    .endsWith(" after: bind to 127.0.0.1:" + centre.port() + ": status 0xf, system id refused");
            assertThat(later.retryAfter()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        });
        assertThat(centre.binds).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD,true,delivered",
        "UNDELIV,false,'UNDELIV, cannot be delivered'",
        "REJECTD,false,'REJECTD, rejected by the centre'",
        "EXPIRED,false,'EXPIRED, the phone could not be reached in time'"
    })
    void d11AReceiptSaysWhatBecameOfTheMessage(String state, boolean arrived, String detail) throws Exception {
        attempt(message("x"));

        centre.report("2", "ENROUTE", "000");
        centre.report("2", state, "045");

        assertThat(reports).containsExactly(new Confirmation("sms", "2", arrived, arrived ? null : 45, detail, false));
    }

    @Test
    void thatAnEarlierPartDidNotArriveIsToldOfTheWholeMessage() throws Exception {
        attempt(message("x"));

        centre.report("1", "UNDELIV", "001");

        assertThat(reports)
                .containsExactly(new Confirmation("sms", "2", false, 1, "UNDELIV, cannot be delivered", false));
    }

    @Test
    void aReceiptInParametersIsReadToo() throws Exception {
        attempt(message("x"));

        centre.deliver(
                "", new OptionalParameter.Receipted_message_id("2"), new OptionalParameter.Message_state((byte) 5));
        centre.deliver("no receipt at all");

        assertThat(reports)
                .containsExactly(new Confirmation("sms", "2", false, null, "UNDELIV, cannot be delivered", false));
    }

    @Test
    void aPasswordTooLongForTheProtocolIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> new SmppSettings(
                        "127.0.0.1",
                        2775,
                        null,
                        "plimsoll",
                        Secret.resolved("smpp.password", "ninechars"),
                        "",
                        "PLIMSOLL",
                        2,
                        LongMessages.UDH,
                        true,
                        PATIENCE,
                        PATIENCE,
                        PATIENCE,
                        PATIENCE))
                .hasMessage("smpp.password: found 9 characters, expected at most 8, as SMPP has it");
    }
}
