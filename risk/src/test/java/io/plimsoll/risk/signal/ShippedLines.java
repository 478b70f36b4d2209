package io.plimsoll.risk.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The lines that come with risk, read as its users read them. */
final class ShippedLines {
    private ShippedLines() {}

    static TrackRecords read() {
        try (InputStream found = Objects.requireNonNull(
                        TrackRecords.class.getResourceAsStream(TrackRecords.SHIPPED), TrackRecords.SHIPPED);
                BufferedReader reader = new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
            return TrackRecords.of(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
