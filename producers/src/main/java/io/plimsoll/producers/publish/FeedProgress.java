package io.plimsoll.producers.publish;

/** Hears how a feed advances, on the publishing thread. */
@FunctionalInterface
public interface FeedProgress {
    /**
     * @param sent records handed to the producer
     * @param total records of the feed
     * @param eventTimeMs event time of the last one, Unix milliseconds
     * @param recordsPerSecond mean rate since the start, 0 before any time has passed
     */
    void advanced(long sent, long total, long eventTimeMs, double recordsPerSecond);
}
