package io.plimsoll.streams.market;

import io.plimsoll.risk.signal.TrackRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How signals fared on the recorded data that docs/signals.md names, from the jar: risk itself opens no file. */
public final class ShippedTrackRecords {
    private ShippedTrackRecords() {}

    /** All of them. */
    public static TrackRecords read() {
        try (InputStream found = Objects.requireNonNull(
                        TrackRecords.class.getResourceAsStream(TrackRecords.SHIPPED), TrackRecords.SHIPPED);
                BufferedReader reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return TrackRecords.of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
