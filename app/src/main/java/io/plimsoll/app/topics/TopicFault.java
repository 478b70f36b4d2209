package io.plimsoll.app.topics;

/**
 * One way in which a topic is not as it should be.
 *
 * @param topic topic name
 * @param what partitions, replication factor, or the name of a topic setting
 * @param found value found on the cluster
 * @param expected value expected
 */
public record TopicFault(String topic, String what, String found, String expected) {
    /** One line for people, e.g. {@code positions: partitions: found 2, expected 4}. */
    public String message() {
        return topic + ": " + what + ": found " + found + ", expected " + expected;
    }
}
