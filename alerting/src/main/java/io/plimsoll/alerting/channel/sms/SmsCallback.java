package io.plimsoll.alerting.channel.sms;

import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider posts about an SMS it took: {@code MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003}, signed.
 * Thread-safe.
 */
public final class SmsCallback {
    private final SmsForm form;

    /** What a callback is. */
    public sealed interface Reading {
        /** Not from the provider: nothing of it is used. */
        record Forged() implements Reading {}

        /** From the provider, but on the way only. */
        record OnTheWay() implements Reading {}

        /** How it ended. */
        record Ended(Confirmation report) implements Reading {}
    }

    /** Callbacks come to {@code address}, exactly as the provider was told. */
    public SmsCallback(URI address, Secret token) {
        this.form = new SmsForm(address, token);
    }

    /** Reads the form {@code body} with the header {@code signature}, null when there was none. */
    public Reading read(String body, @Nullable String signature) {
        Optional<Map<String, String>> signed = form.read(body, signature);
        if (signed.isEmpty()) {
            return new Reading.Forged();
        }
        Map<String, String> fields = signed.get();
        String sid = fields.getOrDefault("MessageSid", "");
        String status = fields.getOrDefault("MessageStatus", "");
        boolean arrived = status.equals("delivered") || status.equals("read");
        if (sid.isEmpty() || !(arrived || status.equals("undelivered") || status.equals("failed"))) {
            return new Reading.OnTheWay();
        }
        Integer number = number(fields.get("ErrorCode"));
        Optional<SmsCodes.Code> code = number == null ? Optional.empty() : SmsCodes.of(number);
        String detail = status + code.map(known -> ", " + known.meaning()).orElse("");
        boolean dead = code.filter(known -> known.about() == About.CONTACT).isPresent();
        return new Reading.Ended(new Confirmation("sms", sid, arrived, number, detail, dead));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
