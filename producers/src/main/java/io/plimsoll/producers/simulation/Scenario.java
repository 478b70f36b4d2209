package io.plimsoll.producers.simulation;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the market factor drifts over the length of a simulation, as log return of a symbol with beta 1. */
public enum Scenario {
    /** No drift. */
    NONE("none"),
    /** Falls by 0.25 between 50 % and 55 % of the time, then recovers 0.10 until 70 %. */
    FLASH_CRASH("flash-crash"),
    /** Falls by 0.30 evenly from start to end. */
    SLOW_BLEED("slow-bleed");

    private final String word;

    Scenario(String word) {
        this.word = word;
    }

    /**
     * Reads {@code none}, {@code flash-crash} or {@code slow-bleed}.
     *
     * @throws IllegalArgumentException for anything else, naming it
     */
    public static Scenario parse(String text) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.word.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("scenario: found \"" + text + "\", expected one of "
                        + Arrays.stream(values()).map(s -> s.word).collect(Collectors.joining(", "))));
    }

    /** Log drift since the start when the fraction {@code done}, 0..1, of the time has passed. */
    double drift(double done) {
        return switch (this) {
            case NONE -> 0;
            case SLOW_BLEED -> -0.30 * done;
            case FLASH_CRASH -> -0.25 * part(done, 0.50, 0.55) + 0.10 * part(done, 0.55, 0.70);
        };
    }

    private static double part(double done, double from, double to) {
        return Math.min(1, Math.max(0, (done - from) / (to - from)));
    }
}
