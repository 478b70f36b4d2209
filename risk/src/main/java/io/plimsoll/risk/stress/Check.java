package io.plimsoll.risk.stress;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Faults of scenarios, worded alike: what was checked, the value found, the value expected. */
final class Check {

    private Check() {}

    /** Throws unless {@code holds}. */
    static void that(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is " + found + ", expected " + expected);
        }
    }

    /** A value within bounds, both inclusive. */
    static void between(double least, double most, String what, double found, String expected) {
        that(found >= least && found <= most, what, found, expected);
    }

    /** A sorted copy that nobody can change. */
    static SortedMap<String, Double> copy(Map<String, Double> given) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(given));
    }
}
