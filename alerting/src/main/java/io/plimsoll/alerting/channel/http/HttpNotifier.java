package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import java.util.List;

/**
 * A channel over HTTP. A request that was not handed over as a whole is tried again; one that was, and stayed without an
 * answer, may or may not have arrived, unless the vendor recognises repeats: then it is simply sent again.
 */
public final class HttpNotifier implements Notifier {
    private final VendorApi api;
    private final HttpExchange exchange;

    /** Connects on each attempt anew. */
    public HttpNotifier(VendorApi api, HttpSettings settings) {
        this.api = api;
        this.exchange = new HttpExchange(settings);
    }

    @Override
    public Outcome send(Message message) {
        HttpCall call;
        try {
            call = api.call(message);
        } catch (IllegalArgumentException e) {
            return new Outcome.Rejected(null, "no request can be written: " + e.getMessage());
        }
        Outcome outcome = outcome(exchange.post(call, message.intentId()), call.secrets());
        String detail = outcome.detail();
        for (Secret secret : call.secrets()) {
            detail = secret.cutOutOf(detail);
        }
        return outcome.withDetail(detail);
    }

    private Outcome outcome(HttpResult result, List<Secret> secrets) {
        if (result instanceof HttpResult.Answered answered) {
            return api.read(answered.answer().without(secrets));
        }
        if (result instanceof HttpResult.NotSent notSent) {
            return new Outcome.Retryable(null, notSent.why(), null);
        }
        if (result instanceof HttpResult.Refused refused) {
            return new Outcome.Rejected(null, refused.why());
        }
        if (result instanceof HttpResult.NoTls noTls) {
            return new Outcome.Rejected(null, noTls.why(), About.SINK);
        }
        String why = ((HttpResult.Unanswered) result).why();
        return api.recognisesRepeats() ? new Outcome.Retryable(null, why, null) : new Outcome.Ambiguous(why);
    }

    @Override
    public boolean recognisesRepeats() {
        return api.recognisesRepeats();
    }

    @Override
    public String messageId(String intentId) {
        return api.messageId(intentId);
    }

    @Override
    public void close() {}
}
