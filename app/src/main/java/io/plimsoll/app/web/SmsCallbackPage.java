package io.plimsoll.app.web;

import io.plimsoll.alerting.channel.sms.SmsCallback;
import io.plimsoll.alerting.dispatch.Confirmation;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the SMS provider tells later about a message it took. Thread-safe. */
public final class SmsCallbackPage implements Page {
    /** Where it is served. */
    public static final String PATH = "/callbacks/sms";

    private static final Logger LOG = LoggerFactory.getLogger(SmsCallbackPage.class);

    private final SmsCallback sms;
    private final Consumer<Confirmation> reports;

    /** What the provider reports goes to {@code reports}. */
    public SmsCallbackPage(SmsCallback sms, Consumer<Confirmation> reports) {
        this.sms = sms;
        this.reports = reports;
    }

    @Override
    public Reply answer(Asked asked) throws Refused {
        if (!asked.method().equals("POST")) {
            throw Refused.method(asked.method(), "POST");
        }
        SmsCallback.Reading reading =
                sms.read(asked.body(), asked.header("X-Twilio-Signature").orElse(null));
        if (reading instanceof SmsCallback.Reading.Forged) {
            LOG.warn("a callback to {} whose signature is not the provider's was refused", PATH);
            return Reply.empty(403);
        }
        if (reading instanceof SmsCallback.Reading.Ended ended) {
            reports.accept(ended.report());
        }
        return Reply.empty(204);
    }
}
