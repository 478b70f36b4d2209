package io.plimsoll.alerting.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with a document that is no YAML, and on which of its lines. */
final class YamlFault {
    /** Noticed only where the next line begins; the line that lacks it is where the key began. */
    private static final String NO_COLON = "could not find expected ':'";

    private YamlFault() {}

    /** As {@code line 3: found character '\t(TAB)' that cannot start any token}. */
    static String of(JsonProcessingException fault) {
        if (fault.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            Mark began = yaml.getContextMark();
            Mark mark = NO_COLON.equals(yaml.getProblem()) && began != null ? began : yaml.getProblemMark();
            return "line " + (mark.getLine() + 1) + ": " + yaml.getProblem();
        }
        return "line " + fault.getLocation().getLineNr() + ": "
                + fault.getOriginalMessage().lines().findFirst().orElse("");
    }
}
