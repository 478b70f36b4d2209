package io.plimsoll.app.config;

import java.util.List;

/** A configuration that cannot be used, with all its faults at once, one line each. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    /** {@code faults}, at least one, each one line. */
    public ConfigException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault: {@code FILE:LINE: KEY: found …, expected …}. */
    public List<String> faults() {
        return faults;
    }
}
