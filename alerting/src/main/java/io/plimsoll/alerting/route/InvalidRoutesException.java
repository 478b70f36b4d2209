package io.plimsoll.alerting.route;

import java.util.List;

/** A routes file that cannot be used, with every fault found in it. */
public final class InvalidRoutesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    InvalidRoutesException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault: file, path in the document, value found, value expected. */
    public List<String> faults() {
        return faults;
    }
}
