package io.plimsoll.alerting.channel.http;

/** How far a request got. */
public sealed interface HttpResult {
    /** It was answered. */
    record Answered(HttpAnswer answer) implements HttpResult {}

    /** It was not handed over as a whole, so nobody acted on it. */
    record NotSent(String why) implements HttpResult {}

    /** It is not sent to such an address, now or later. */
    record Refused(String why) implements HttpResult {}

    /** The server could not be told from an impostor, so nothing was sent. */
    record NoTls(String why) implements HttpResult {}

    /** It was handed over, and nothing usable came back. */
    record Unanswered(String why) implements HttpResult {}
}
