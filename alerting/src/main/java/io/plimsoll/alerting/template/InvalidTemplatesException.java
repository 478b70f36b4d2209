package io.plimsoll.alerting.template;

import java.util.List;

/** Templates that cannot be used, with every fault found in them. */
public final class InvalidTemplatesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    InvalidTemplatesException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault: file, line, what is wrong there, kinds of alert it is wrong for. */
    public List<String> faults() {
        return faults;
    }
}
