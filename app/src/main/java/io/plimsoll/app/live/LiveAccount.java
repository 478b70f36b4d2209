package io.plimsoll.app.live;

import io.plimsoll.risk.margin.Portfolio;
import java.util.List;

/** An account of the cluster, or why it cannot be valued. */
public sealed interface LiveAccount {
    /** It can be valued. */
    record Valued(Portfolio portfolio) implements LiveAccount {}

    /**
     * It cannot.
     *
     * @param faults one line each: account, position, what is missing
     */
    record Faulty(List<String> faults) implements LiveAccount {
        /** Keeps a copy. */
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
