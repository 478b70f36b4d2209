package io.plimsoll.risk.margin;

/** Faults of constructor arguments, worded alike: what was checked, the value found, the value expected. */
final class Check {

    private Check() {}

    /** Throws unless {@code holds}. */
    static void that(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw fault(what, found, expected);
        }
    }

    static IllegalArgumentException fault(String what, Object found, String expected) {
        return new IllegalArgumentException(what + " is " + found + ", expected " + expected);
    }

    static void text(String what, String found) {
        that(!found.isBlank(), what, "\"" + found + "\"", "a text that is not blank");
    }

    static void positive(String what, double found) {
        that(found > 0 && Double.isFinite(found), what, found, "a finite number above 0");
    }

    static void fraction(String what, double found) {
        that(found >= 0 && found < 1, what, found, "a fraction from 0 to below 1");
    }
}
