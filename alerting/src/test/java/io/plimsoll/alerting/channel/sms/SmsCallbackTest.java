package io.plimsoll.alerting.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.channel.sms.SmsCallback.Reading;
import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signatures were computed by Python's hmac module; the first case is the provider's own example. */
class SmsCallbackTest {
    private static final String DELIVERED = "RxvLSJWoMxCeMwk68MzU3aw1iRM=";
    private final SmsCallback callbacks = new SmsCallback(
            URI.create("https://alerts.example/callbacks/sms"),
            Secret.resolved("sms.token", "f0e1d2c3b4a5968778695a4b3c2d1e0f"));

    @Test
    void theProvidersOwnExampleOfASignatureIsAccepted() {
        var example = new SmsCallback(
                URI.create("https://mycompany.com/myapp.php?foo=1&bar=2"), Secret.resolved("sms.token", "12345"));

        assertThat(example.read(
                        "To=%2B18005551212&From=%2B14158675309&CallSid=CA1234567890ABCDE&Digits=1234&Caller=%2B14158675309",
                        "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
                .isEqualTo(new Reading.OnTheWay());
    }

    @Test
    void d9DeliveredIsAReceiptOfArrivalAndSentIsNone() {
        assertThat(callbacks.read("MessageSid=SM1&MessageStatus=delivered", DELIVERED))
                .isEqualTo(new Reading.Ended(new Confirmation("sms", "SM1", true, null, "delivered", false)));
        assertThat(callbacks.read("MessageSid=SM1&MessageStatus=sent", "fC90lPHJlaf8wVbL2cxx50g49Eg="))
                .isEqualTo(new Reading.OnTheWay());
    }

    @Test
    void d9UnreachableSaysNothingOfTheNextMessage() {
        assertThat(callbacks.read(
                        "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003", "JUauGwNi/tND1nlUIqG2HRIFb0U="))
                .isEqualTo(new Reading.Ended(new Confirmation(
                        "sms", "SM1", false, 30003, "undelivered, the phone cannot be reached", false)));
    }

    @Test
    void d8ALandlineStaysOneSoTheContactPointIsMarked() {
        assertThat(callbacks.read(
                        "MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30006", "m55KeNekt6PH2srfpiPN/Lavl2U="))
                .isEqualTo(new Reading.Ended(new Confirmation(
                        "sms", "SM1", false, 30006, "undelivered, a landline or a carrier that takes no SMS", true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageSid=SM2&MessageStatus=delivered",
                "MessageSid=SM1&MessageStatus=undelivered",
                "MessageSid=SM1&MessageStatus=delivered&ErrorCode=30003",
                "MessageSid=%zz"
            })
    void d9AFormThatWasNotSignedSoIsForged(String body) {
        assertThat(callbacks.read(body, DELIVERED)).isEqualTo(new Reading.Forged());
        assertThat(callbacks.read(body, null)).isEqualTo(new Reading.Forged());
    }

    @ParameterizedTest
    @CsvSource({"21211,CONTACT", "21610,CONTACT", "30005,CONTACT", "30006,CONTACT", "30007,MESSAGE", "20003,SINK"})
    void d8TheTableSaysWhatACodeIsAbout(int code, String about) {
        assertThat(SmsCodes.of(code))
                .hasValueSatisfying(known -> assertThat(known.about()).hasToString(about));
        assertThat(SmsCodes.of(99999)).isEmpty();
    }
}
