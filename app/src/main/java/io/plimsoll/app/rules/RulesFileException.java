package io.plimsoll.app.rules;

import io.plimsoll.app.yaml.InvalidYamlException;
import java.util.List;

/** A rules file that cannot be used; carries every fault found, also of the scenario files it names. */
public final class RulesFileException extends InvalidYamlException {
    private static final long serialVersionUID = 1L;

    RulesFileException(List<String> faults) {
        super(faults);
    }
}
