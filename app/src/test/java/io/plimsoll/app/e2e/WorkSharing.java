package io.plimsoll.app.e2e;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** Who owns which risk tasks, as the broker knows it. */
final class WorkSharing {
    private final PlimsollConfig config;

    WorkSharing(PlimsollConfig config) {
        this.config = config;
    }

    /** Partitions of {@code positions}, hence risk tasks, that each member of the group owns; empty while it rebalances. */
    Map<String, Integer> tasksByMember() throws InterruptedException, ExecutionException {
        String group = config.text(ConfigKey.RISK_APPLICATION_ID);
        Map<String, Integer> tasks = new TreeMap<>();
        try (Admin admin = Admin.create(config.kafkaClient())) {
            admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                    .flatMap(described -> described.members().stream())
                    .forEach(member -> tasks.put(member.consumerId(), tasksOf(member)));
        }
        return tasks;
    }

    private static int tasksOf(MemberDescription member) {
        return (int) member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(Topics.POSITIONS.name()))
                .count();
    }

    /** Whether {@code members} members own all tasks among them, none of them without one. */
    boolean isSharedBy(int members) throws InterruptedException, ExecutionException {
        Map<String, Integer> tasks = tasksByMember();
        int all = tasks.values().stream().mapToInt(Integer::intValue).sum();
        return tasks.size() == members
                && !tasks.containsValue(0)
                && all == config.number(ConfigKey.ACCOUNTS_PARTITIONS);
    }
}
