package io.plimsoll.alerting.pace;

import java.time.Duration;

/** A time span as people say it: {@code 12 min 30 s}, {@code 9 h 5 min}, {@code 3 d 2 h}; the two largest units. */
final class Spoken {
    private Spoken() {}

    static String age(Duration age) {
        if (age.toDays() > 0) {
            return two(age.toDays(), "d", age.toHoursPart(), "h");
        }
        if (age.toHours() > 0) {
            return two(age.toHours(), "h", age.toMinutesPart(), "min");
        }
        return age.toMinutes() > 0
                ? two(age.toMinutes(), "min", age.toSecondsPart(), "s")
                : Math.max(0, age.toSeconds()) + " s";
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
