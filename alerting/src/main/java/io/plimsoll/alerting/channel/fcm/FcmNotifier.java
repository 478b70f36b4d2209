package io.plimsoll.alerting.channel.fcm;

import io.plimsoll.alerting.channel.http.HttpExchange;
import io.plimsoll.alerting.channel.http.HttpNotifier;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.BriefTemplate;
import java.time.InstantSource;

/**
 * Push through Firebase. Every request carries an access token; one that is refused is replaced, once, and the message goes on
 * with the new one.
 */
public final class FcmNotifier implements Notifier {
    private final FcmSettings settings;
    private final HttpSettings http;
    private final SecretSource secrets;
    private final BriefTemplate template;
    private final InstantSource clock;
    private final AccessTokens tokens;

    public FcmNotifier(
            FcmSettings settings,
            HttpSettings http,
            SecretSource secrets,
            BriefTemplate template,
            InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.secrets = secrets;
        this.template = template;
        this.clock = clock;
        this.tokens = new AccessTokens(settings.account(), new HttpExchange(http), clock);
    }

    @Override
    public Outcome send(Message message) {
        AccessTokens.Answer first = tokens.current();
        Outcome outcome = send(message, first);
        if (first instanceof AccessTokens.Answer.Token used && tokenRefused(outcome)) {
            tokens.drop(used.token());
            return send(message, tokens.current());
        }
        return outcome;
    }

    private Outcome send(Message message, AccessTokens.Answer answer) {
        if (answer instanceof AccessTokens.Answer.None none) {
            return none.why();
        }
        Secret token = ((AccessTokens.Answer.Token) answer).token();
        return new HttpNotifier(new FcmApi(settings, token, secrets, template, clock), http).send(message);
    }

    private static boolean tokenRefused(Outcome outcome) {
        Integer code = outcome.code();
        return code != null
                && code == 401
                && outcome instanceof Outcome.Rejected refused
                && refused.about() == About.SINK;
    }

    @Override
    public boolean recognisesRepeats() {
        return true; // as FcmApi does
    }

    @Override
    public String messageId(String intentId) {
        return intentId;
    }

    @Override
    public void close() {}
}
