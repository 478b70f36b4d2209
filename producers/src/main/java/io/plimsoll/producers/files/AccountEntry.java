package io.plimsoll.producers.files;

import java.util.List;
import java.util.stream.Stream;

/** What became of one account of a file. Immutable. */
public sealed interface AccountEntry {
    /** The account is as it should be. */
    record Valid(AccountInput account) implements AccountEntry {}

    /**
     * Something is wrong with the account; nothing of it may be used.
     *
     * @param faults the first faults, at most 100, in file order
     * @param total how many there are in all, >= 1
     */
    record Faulty(List<InputFault> faults, int total) implements AccountEntry {
        /** Keeps a copy. */
        public Faulty {
            faults = List.copyOf(faults);
        }

        /** One line for each fault, and one for those that were not kept. */
        public List<String> lines() {
            Stream<String> more = total > faults.size()
                    ? Stream.of("… and " + (total - faults.size()) + " more of this account")
                    : Stream.empty();
            return Stream.concat(faults.stream().map(InputFault::toString), more)
                    .toList();
        }
    }
}
