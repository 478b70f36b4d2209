package io.plimsoll.app.scenario;

import io.plimsoll.app.yaml.InvalidYamlException;
import java.util.List;

/** A scenario that cannot be used, or a name that no scenario has; carries every fault found. */
public final class ScenarioFileException extends InvalidYamlException {
    private static final long serialVersionUID = 1L;

    ScenarioFileException(List<String> faults) {
        super(faults);
    }
}
