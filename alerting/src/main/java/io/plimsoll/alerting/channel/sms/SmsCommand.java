package io.plimsoll.alerting.channel.sms;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answers to an SMS: {@code ACK}, {@code ack 7f3a}, {@code SNOOZE 30}, {@code SNOOZE 30 7F3A}.
 *
 * @param snoozeFor how long it is put off; null: it is in hand
 * @param code of the alert, in capitals; null: the one that is open
 */
public record SmsCommand(
        @Nullable Duration snoozeFor, @Nullable String code) {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(?:ACK|SNOOZE\\s+(?<minutes>[0-9]{1,5}))(?:\\s+(?<code>[0-9A-F]{4}))?[\\s.!]*",
            Pattern.CASE_INSENSITIVE);

    /** Reads {@code text}; empty when it is neither. */
    public static Optional<SmsCommand> of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String minutes = found.group("minutes");
        String code = found.group("code");
        if (minutes != null && Integer.parseInt(minutes) == 0) {
            return Optional.empty();
        }
        return Optional.of(new SmsCommand(
                minutes == null ? null : Duration.ofMinutes(Integer.parseInt(minutes)),
                code == null ? null : code.toUpperCase(Locale.ROOT)));
    }
}
