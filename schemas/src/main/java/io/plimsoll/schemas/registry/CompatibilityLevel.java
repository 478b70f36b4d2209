package io.plimsoll.schemas.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/** Which earlier versions of a subject a new one must understand (backward) and be understood by (forward). */
public enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** Level by its name, in any case. @throws RegistryFault 42203 when there is none of that name */
    public static CompatibilityLevel named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> RegistryFault.invalidLevel(name, Arrays.toString(values())));
    }

    /**
     * Why {@code candidate} may not follow {@code earlier}, one line a reason; empty when it may.
     *
     * @param earlier versions so far, oldest first
     */
    public List<String> objections(Schema candidate, List<Schema> earlier) {
        List<String> objections = new ArrayList<>();
        int first = transitive ? 0 : Math.max(0, earlier.size() - 1);
        for (Schema old : earlier.subList(first, earlier.size())) {
            if (backward) {
                objections.addAll(objectionsOf(candidate, old, "new schema cannot read data of an old one"));
            }
            if (forward) {
                objections.addAll(objectionsOf(old, candidate, "old schema cannot read data of the new one"));
            }
        }
        return objections;
    }

    private static List<String> objectionsOf(Schema reader, Schema writer, String what) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(found -> what + ": " + found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
                .toList();
    }
}
