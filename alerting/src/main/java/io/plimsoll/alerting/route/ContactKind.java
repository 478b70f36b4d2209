package io.plimsoll.alerting.route;

import io.plimsoll.alerting.secret.Secret;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways to reach a recipient, each with what a contact point looks like in the routes file. */
enum ContactKind {
    EMAIL(
            "email",
            "[^\\s@<>,;\"\\p{Cntrl}]+@[^\\s@<>,;\"\\p{Cntrl}]+",
            Hidden.NO,
            "an address such as risk@example.com"),
    SMS("sms", "\\+[1-9][0-9]{6,14}", Hidden.NO, "a number such as +442071838750"),
    WEBHOOK("webhook", "", Hidden.NO, "{url: https://…, secret: env:NAME or file:PATH}"),
    PAGERDUTY("pagerduty", "", Hidden.ALWAYS, "env:NAME or file:PATH of a routing key"),
    SLACK(
            "slack",
            "[CDGU][A-Z0-9]{6,20}|#[a-z0-9_-]{1,80}",
            Hidden.MAY_BE,
            "a channel such as C0123ABCD, or env:NAME or file:PATH of an incoming webhook's URL"),
    TELEGRAM("telegram", "-?[0-9]{1,20}|@[A-Za-z0-9_]{4,64}", Hidden.NO, "a chat such as -1001234567890 or @channel"),
    ALERTMANAGER("alertmanager", "", Hidden.MAY_BE, "a URL such as https://alertmanager.example"),
    NTFY("ntfy", "[-_A-Za-z0-9]{1,64}", Hidden.MAY_BE, "a topic such as desk-7, or env:NAME or file:PATH of one"),
    KAFKA("kafka", "[A-Za-z0-9._-]{1,249}", Hidden.NO, "a topic such as desk-7-alerts"),
    FCM(
            "fcm",
            "[A-Za-z0-9_:.-]{20,1024}",
            Hidden.MAY_BE,
            "the registration token of an app, or env:NAME or file:PATH of one"),
    APNS(
            "apns",
            "[0-9a-fA-F]{64,200}",
            Hidden.MAY_BE,
            "the device token of an app, or env:NAME or file:PATH of one, or {token: …, registered: 2026-01-31T00:00:00Z}"),
    WEBPUSH("webpush", "", Hidden.ALWAYS, "env:NAME or file:PATH of a browser's subscription (JSON)");

    private enum Hidden {
        NO,
        MAY_BE,
        ALWAYS
    }

    private final String channel;
    private final Pattern form;
    private final Hidden hidden;
    private final String expected;

    ContactKind(String channel, String form, Hidden hidden, String expected) {
        this.channel = channel;
        this.form = Pattern.compile(form);
        this.hidden = hidden;
        this.expected = expected;
    }

    String channel() {
        return channel;
    }

    /** Whether a person may have several of it. */
    boolean isDevice() {
        return this == FCM || this == APNS || this == WEBPUSH;
    }

    String expected() {
        return expected;
    }

    /** Whether {@code text} may stand here; a reference counts without being followed. */
    boolean takes(String text) {
        if (Secret.isReference(text)) {
            return hidden != Hidden.NO;
        }
        return switch (hidden) {
            case ALWAYS -> false;
            default -> this == ALERTMANAGER ? isUrl(text) : form.matcher(text).matches();
        };
    }

    /** Whether a value that is wrong may be shown; where a secret belongs, it may be one. */
    boolean mayShow() {
        return hidden == Hidden.NO;
    }

    static boolean isUrl(String text) {
        try {
            URI url = URI.create(text);
            return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static Optional<ContactKind> named(String channel) {
        return Arrays.stream(values())
                .filter(kind -> kind.channel.equals(channel))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(ContactKind::channel).sorted().collect(Collectors.joining(", ", "[", "]"));
    }
}
