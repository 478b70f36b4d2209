package io.plimsoll.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.TypeConversionException;

/** Times and lengths of time as they are typed: {@code 2026-01-31T12:00:00Z} and {@code PT1H}. */
final class Times {
    private Times() {}

    static Instant instant(String typed) {
        try {
            return Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw refused(typed, "a time such as 2026-01-31T12:00:00Z");
        }
    }

    static Duration duration(String typed) {
        try {
            return Duration.parse(typed);
        } catch (DateTimeParseException e) {
            throw refused(typed, "a length of time such as PT1H or P1D");
        }
    }

    private static TypeConversionException refused(String typed, String expected) {
        return new TypeConversionException("found \"" + typed + "\", expected " + expected);
    }
}
