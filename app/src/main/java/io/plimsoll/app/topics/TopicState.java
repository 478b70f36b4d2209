package io.plimsoll.app.topics;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param name topic name
 * @param partitions number of partitions, at least 1
 * @param replicationFactor copies of each record, at least 1; the smallest over its partitions
 * @param configs values in force of the settings that {@code Topics} fixes, e.g. {@code retention.ms}
 */
public record TopicState(String name, int partitions, int replicationFactor, Map<String, String> configs) {
    public TopicState {
        configs = Map.copyOf(configs);
    }
}
