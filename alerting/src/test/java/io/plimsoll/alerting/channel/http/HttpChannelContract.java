package io.plimsoll.alerting.channel.http;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.NotifierContract;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every channel over HTTP owes beyond {@link NotifierContract}, checked against servers that misbehave in every way. */
public abstract class HttpChannelContract extends NotifierContract {
    protected static final Duration SOON = Duration.ofSeconds(5);

    protected final VendorServer vendor = new VendorServer(yesStatus(), yes());

    /** Status of the vendor's usual answer. */
    protected abstract int yesStatus();

    /** Body of the vendor's usual answer. */
    protected abstract String yes();

    /** The channel with its vendor at {@code url}. */
    protected abstract VendorApi api(URI url);

    /** An address the vendor at {@code url} knows. */
    protected abstract String address(URI url);

    /** What a person reads in {@code request}. */
    protected abstract String text(VendorServer.Request request);

    /** The vendor's answer when whom it is for does not exist, or wants nothing from us. */
    protected abstract VendorServer.Answer contactRefused();

    /** The vendor's answer to a token or key that is not valid. */
    protected abstract VendorServer.Answer credentialsRefused();

    /** Whose the token or key is: CONTACT where each contact point has its own. */
    protected About aboutCredentials() {
        return About.SINK;
    }

    @AfterEach
    void stopVendor() {
        vendor.close();
    }

    protected Notifier at(URI url, Duration answerWithin) {
        return new HttpNotifier(api(url), HttpSettings.of(SOON, answerWithin, Set.of("127.0.0.1")));
    }

    protected Outcome send() {
        return notifier().send(message(vendor.url()));
    }

    protected Message message(URI url) {
        return new Message(ID, address(url), anAlert().build());
    }

    private Outcome sendTo(RawServer server, Duration answerWithin) throws Exception {
        try (server;
                Notifier notifier = at(server.url(), answerWithin)) {
            Outcome outcome = notifier.send(message(server.url()));
            assertThat(server.requests()).isEqualTo(1);
            assertThat(outcome.detail()).doesNotContain(planted());
            return outcome;
        }
    }

    /** Whether repeats are recognised decides what an unknown outcome becomes. */
    private void assertUnknown(Outcome outcome) {
        assertThat(outcome).isInstanceOf(recognisesRepeats() ? Outcome.Retryable.class : Outcome.Ambiguous.class);
    }

    @Override
    protected Notifier notifier() {
        return at(vendor.url(), SOON);
    }

    @Override
    protected String address() {
        return address(vendor.url());
    }

    @Override
    protected List<String> receivedIds() {
        return vendor.requests().stream()
                .map(request -> request.header("idempotency-key"))
                .toList();
    }

    @Override
    protected String receivedText() {
        return text(vendor.last());
    }

    @Override
    protected void stopSink() {
        vendor.close();
    }

    @Override
    protected void refuseContact() {
        vendor.answer(contactRefused());
    }

    @Override
    protected About refuseCredentials() {
        vendor.answer(credentialsRefused());
        return aboutCredentials();
    }

    @Override
    protected Duration throttle() {
        vendor.answer(429, "{}", Map.of("Retry-After", "7"));
        return Duration.ofSeconds(7);
    }

    @Override
    protected void loseAnswer() {
        vendor.hangUp();
    }

    @Override
    protected boolean recognisesRepeats() {
        return api(vendor.url()).recognisesRepeats();
    }

    @Test
    void d7WaitsAsLongAsTheVendorAsksFor() {
        vendor.answer(429, "{}", Map.of("Retry-After", "7"));
        vendor.answer(503, "", Map.of("Retry-After", "30"));

        assertThat(send()).isInstanceOfSatisfying(Outcome.Retryable.class, slower -> {
            assertThat(slower.code()).isEqualTo(429);
            assertThat(slower.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Retryable.class,
                        away -> assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
    }

    @Test
    void takesARefusalForFinalAndShowsNoSecretTheVendorRepeats() {
        vendor.answer(400, "no: " + String.join(" ", planted()), Map.of());
        refuseCredentials();

        assertThat(send()).isInstanceOfSatisfying(Outcome.Rejected.class, refused -> {
            assertThat(refused.code()).isEqualTo(400);
            assertThat(refused.detail()).doesNotContain(planted());
        });
        assertThat(send()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void d15DoesNotFollowARedirect() {
        vendor.answer(302, "", Map.of("Location", vendor.url() + "/elsewhere"));

        assertThat(send()).isInstanceOf(Outcome.Rejected.class);
        assertThat(vendor.requests()).hasSize(1);
    }

    @Test
    void d10AnInternalErrorIsTriedAgainOnlyWhereRepeatsAreRecognised() {
        vendor.answer(500, "oops", Map.of());

        assertUnknown(send());
    }

    @Test
    void d15NoAnswerInTimeLeavesTheOutcomeUnknown() throws Exception {
        assertUnknown(sendTo(new RawServer(RawServer.silent()), Duration.ofMillis(100)));
    }

    @Test
    void d10AResetAfterTheRequestLeavesTheOutcomeUnknown() throws Exception {
        assertUnknown(sendTo(new RawServer(RawServer.resetting()), SOON));
    }

    @Test
    void garbageInsteadOfAnAnswerLeavesTheOutcomeUnknown() throws Exception {
        assertUnknown(sendTo(new RawServer(RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n")), SOON));
        assertUnknown(sendTo(new RawServer(RawServer.saying("HTTP/1.1 200 OK\r\nContent-Le")), SOON));
    }
}
