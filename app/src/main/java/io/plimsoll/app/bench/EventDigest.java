package io.plimsoll.app.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * What events an account had, in which order: a count and a rolling hash, so that a million events need not be kept. Two
 * digests agree when every account had the same events in the same order. Owned by one thread.
 */
final class EventDigest {
    private static final int COUNT = 0;
    private static final int HASH = 1;

    private final Map<String, long[]> accounts = new HashMap<>();
    private long events;

    /** Notes the next event of an account. */
    void add(String account, String alertId, int sequence, String type) {
        long[] digest = accounts.computeIfAbsent(account, unused -> new long[2]);
        digest[COUNT]++;
        long event = 31L * (31L * alertId.hashCode() + sequence) + type.hashCode();
        digest[HASH] = digest[HASH] * 0x9E3779B97F4A7C15L + event;
        events++;
    }

    /** Events of all accounts. */
    long events() {
        return events;
    }

    /** Events that the other has and this one does not, counted by account. */
    long missingFrom(EventDigest other) {
        long missing = 0;
        for (Map.Entry<String, long[]> theirs : other.accounts.entrySet()) {
            long[] ours = accounts.getOrDefault(theirs.getKey(), new long[2]);
            missing += Math.max(0, theirs.getValue()[COUNT] - ours[COUNT]);
        }
        return missing;
    }

    /** Accounts whose events are not the same in the same order. */
    long differing(EventDigest other) {
        long differing = 0;
        for (Map.Entry<String, long[]> theirs : other.accounts.entrySet()) {
            long[] ours = accounts.getOrDefault(theirs.getKey(), new long[2]);
            differing += ours[COUNT] == theirs.getValue()[COUNT] && ours[HASH] == theirs.getValue()[HASH] ? 0 : 1;
        }
        return differing
                + accounts.keySet().stream()
                        .filter(account -> !other.accounts.containsKey(account))
                        .count();
    }
}
