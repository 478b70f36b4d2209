package io.plimsoll.alerting.channel.fcm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.alerting.channel.http.HttpAnswer;
import io.plimsoll.alerting.channel.http.HttpCall;
import io.plimsoll.alerting.channel.http.HttpExchange;
import io.plimsoll.alerting.channel.http.HttpOutcomes;
import io.plimsoll.alerting.channel.http.HttpResult;
import io.plimsoll.alerting.channel.http.Json;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of a service account (RFC 7523, JWT bearer grant). One is asked for when it is needed and kept until a minute
 * before it ends; who needs it meanwhile waits. A failure is kept for a second, so that those who waited do not each find out
 * by themselves. Thread-safe.
 */
final class AccessTokens {
    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(1);
    private static final Duration FAILURE_KEPT_FOR = Duration.ofSeconds(1);
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final ServiceAccount account;
    private final HttpExchange exchange;
    private final InstantSource clock;
    private @Nullable Answer kept;
    private Instant keptUntil = Instant.MIN;

    /** A token, or why there is none. */
    sealed interface Answer {
        /** The token. */
        record Token(Secret token) implements Answer {}

        /** What that means for the message that needs one: nothing was sent. */
        record None(Outcome why) implements Answer {}
    }

    AccessTokens(ServiceAccount account, HttpExchange exchange, InstantSource clock) {
        this.account = account;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** The token to use now. */
    synchronized Answer current() {
        if (kept == null || !clock.instant().isBefore(keptUntil)) {
            kept = ask();
        }
        return kept;
    }

    /** {@code refused} was not taken, so it is not given again. */
    synchronized void drop(Secret refused) {
        if (kept instanceof Answer.Token current && current.token() == refused) {
            kept = null;
        }
    }

    private Answer ask() {
        Instant asked = clock.instant();
        Secret assertion = Secret.resolved("fcm.key: assertion", account.assertion(asked));
        HttpCall call = new HttpCall(
                account.tokenUri(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=" + URLEncoder.encode(GRANT, UTF_8) + "&assertion=" + assertion.reveal(),
                false,
                List.of(assertion));
        HttpResult result = exchange.post(call, Long.toString(asked.toEpochMilli()));
        if (result instanceof HttpResult.Answered answered && answered.answer().status() == 200) {
            JsonNode body = Json.read(answered.answer().body());
            String token = body.path("access_token").asText("");
            if (!token.isEmpty()) {
                keptUntil = asked.plusSeconds(body.path("expires_in").asLong(0)).minus(BEFORE_ITS_END);
                return new Answer.Token(Secret.resolved("fcm.key: access token", token));
            }
        }
        keptUntil = clock.instant().plus(FAILURE_KEPT_FOR);
        Outcome why = meaning(result);
        return new Answer.None(why.withDetail("no access token, nothing sent: " + assertion.cutOutOf(why.detail())));
    }

    /** Asking twice does no harm, so an answer that was lost is no different from a request that was. */
    private static Outcome meaning(HttpResult result) {
        if (result instanceof HttpResult.NotSent notSent) {
            return new Outcome.Retryable(null, notSent.why(), null);
        }
        if (result instanceof HttpResult.Unanswered unanswered) {
            return new Outcome.Retryable(null, unanswered.why(), null);
        }
        if (result instanceof HttpResult.Refused refused) {
            return new Outcome.Rejected(null, refused.why(), About.SINK);
        }
        HttpAnswer answer = ((HttpResult.Answered) result).answer();
        if (answer.status() == 200) {
            return new Outcome.Retryable(200, "found an answer without access_token", null);
        }
        return HttpOutcomes.refusalAbout(HttpOutcomes.byStatus(answer, true), About.SINK);
    }
}
