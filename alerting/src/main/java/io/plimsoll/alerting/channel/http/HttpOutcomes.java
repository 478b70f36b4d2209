package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer means by its status: 2xx taken, 429 and 503 later, other 4xx never. */
public final class HttpOutcomes {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
    private static final Duration LONGEST = Duration.ofDays(1);

    private HttpOutcomes() {}

    /** A 500 from a vendor that does not recognise repeats leaves open whether it acted on the request. */
    public static Outcome byStatus(HttpAnswer answer, boolean recognisesRepeats) {
        int status = answer.status();
        if (status < 300) {
            return new Outcome.Delivered(status, "HTTP " + status);
        }
        if (status < 400) {
            return new Outcome.Rejected(status, "HTTP " + status + ": redirects are not followed");
        }
        if (status == 429 || status == 503 || status == 408 || status == 425) {
            return new Outcome.Retryable(status, answer.summary(), retryAfter(answer));
        }
        if (status < 500) {
            return new Outcome.Rejected(status, answer.summary());
        }
        return recognisesRepeats
                ? new Outcome.Retryable(status, answer.summary(), retryAfter(answer))
                : new Outcome.Ambiguous(answer.summary());
    }

    /** The same outcome; if it is a refusal, one about {@code about}. */
    public static Outcome refusalAbout(Outcome outcome, About about) {
        return outcome instanceof Outcome.Rejected
                ? new Outcome.Rejected(outcome.code(), outcome.detail(), about)
                : outcome;
    }

    /** Retry-After in seconds, or as a date against the server's own Date; null when there is none, at most a day. */
    public static @Nullable Duration retryAfter(HttpAnswer answer) {
        Optional<String> wish = answer.header("retry-after");
        if (wish.isEmpty()) {
            return null;
        }
        if (wish.get().matches("\\d{1,9}")) {
            return shortened(Duration.ofSeconds(Long.parseLong(wish.get())));
        }
        try {
            ZonedDateTime sent = ZonedDateTime.parse(answer.header("date").orElse(""), DATE);
            Duration wait = Duration.between(sent, ZonedDateTime.parse(wish.get(), DATE));
            return wait.isNegative() ? Duration.ZERO : shortened(wait);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration shortened(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
