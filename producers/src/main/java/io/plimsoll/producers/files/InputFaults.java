package io.plimsoll.producers.files;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of all files, so that a user corrects them in one go. Keeps the first 100. One thread. */
final class InputFaults {
    private static final int KEPT = 100;

    private final List<InputFault> kept = new ArrayList<>();
    private int total;

    void add(String file, int line, String field, String found, String expected) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(new InputFault(file, line, field, found, expected));
        }
    }

    int total() {
        return total;
    }

    /** The first faults, in the order they were found. */
    List<InputFault> kept() {
        return kept;
    }

    void throwIfAny() {
        if (total > 0) {
            throw new InvalidInputException(kept, total);
        }
    }

    /** {@code "NaN"} for text, {@code nothing} for an empty cell. */
    static String quoted(String found) {
        return found.isEmpty() ? "nothing" : '"' + found + '"';
    }
}
