package io.plimsoll.app.output;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in JSON: {@code 2026-01-01T00:00:00.000Z}, always with milliseconds. */
public final class IsoTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private IsoTime() {}

    /** {@code time} in UTC, cut to milliseconds. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
