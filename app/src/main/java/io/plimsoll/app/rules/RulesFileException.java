package io.plimsoll.app.rules;

import java.util.List;

/** A rules file that cannot be used; carries every fault found. */
public final class RulesFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    RulesFileException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault: file, place in the file, value found and value expected. */
    public List<String> faults() {
        return faults;
    }
}
