package io.plimsoll.alerting.episode;

import java.time.Instant;

/** Who has an episode in hand: until when, and whether they merely put it off. */
public record Ack(String by, Instant at, Instant until, boolean snooze) {
    public Ack {
        if (by.isBlank()) {
            throw new IllegalArgumentException("acknowledgement: found nobody's name, expected who acknowledges");
        }
    }
}
