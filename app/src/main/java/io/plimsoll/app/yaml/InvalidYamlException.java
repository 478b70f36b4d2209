package io.plimsoll.app.yaml;

import java.util.List;

/** A file that cannot be used; carries every fault found. */
public class InvalidYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    /** One line per fault. */
    public InvalidYamlException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault: file, place in the file, value found and value expected. */
    public final List<String> faults() {
        return faults;
    }
}
