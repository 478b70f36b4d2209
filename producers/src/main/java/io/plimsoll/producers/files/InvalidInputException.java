package io.plimsoll.producers.files;

import java.util.List;
import java.util.stream.Collectors;

/** The input has faults; nothing of it was used. The message is one line per fault, at most 100, then how many more. */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<InputFault> faults;
    private final int total;

    InvalidInputException(List<InputFault> faults, int total) {
        super(faults.stream().map(InputFault::toString).collect(Collectors.joining("\n"))
                + (total > faults.size() ? "\n… and " + (total - faults.size()) + " more" : ""));
        this.faults = List.copyOf(faults);
        this.total = total;
    }

    /** The first faults, at most 100, in file order. */
    public List<InputFault> faults() {
        return faults;
    }

    /** How many faults there are in all, >= 1. */
    public int total() {
        return total;
    }
}
