package io.plimsoll.app.topics;

import static java.util.Objects.requireNonNull;

import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of {@link Topics} where they are missing, and checks those that exist. Thread-safe. */
public final class TopicAdmin {
    private static final long VISIBLE_POLL_NS = 20_000_000;

    private final Admin admin;
    private final int accountPartitions;
    private final short replicationFactor;
    private final Duration timeout;

    /**
     * @param admin client of the cluster; stays the caller's to close
     * @param accountPartitions partitions of the topics keyed by account, at least 1
     * @param replicationFactor copies of each record, at least 1
     * @param timeout longest wait for one answer of the cluster
     */
    public TopicAdmin(Admin admin, int accountPartitions, int replicationFactor, Duration timeout) {
        if (accountPartitions < 1) {
            throw new IllegalArgumentException(
                    "account partitions: found " + accountPartitions + ", expected at least 1");
        }
        if (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("replication factor: found " + replicationFactor + ", expected 1-32767");
        }
        this.admin = admin;
        this.accountPartitions = accountPartitions;
        this.replicationFactor = (short) replicationFactor;
        this.timeout = timeout;
    }

    /**
     * Creates what is missing, leaves alone what exists, and returns when the cluster shows all of it.
     *
     * @return names of the topics created, in the order of {@link Topics#all()}
     */
    public List<String> createMissing() {
        List<String> missing = missing();
        List<String> created = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            if (missing.contains(topic.name()) && create(topic)) {
                created.add(topic.name());
            }
        }
        awaitVisible();
        return created;
    }

    /** Names of the topics of {@link Topics} that do not exist, in its order. */
    public List<String> missing() {
        Set<String> present = names();
        return Topics.all().stream()
                .map(Topic::name)
                .filter(name -> !present.contains(name))
                .toList();
    }

    /** Differences between the cluster and {@link Topics}, missing topics included; empty when there is none. */
    public List<TopicFault> verify() {
        Map<String, TopicState> states = describe();
        List<TopicFault> faults = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            TopicState state = states.get(topic.name());
            if (state == null) {
                faults.add(new TopicFault(topic.name(), "topic", "none", wanted(topic)));
            } else {
                faults.addAll(faults(topic, state));
            }
        }
        return faults;
    }

    /** The topics of {@link Topics} that exist, by name. */
    public Map<String, TopicState> describe() {
        Set<String> present = names();
        List<String> ours =
                Topics.all().stream().map(Topic::name).filter(present::contains).toList();
        Map<String, TopicDescription> descriptions =
                await("describe topics", admin.describeTopics(ours).allTopicNames());
        Map<ConfigResource, Config> configs = await(
                "describe topic settings",
                admin.describeConfigs(ours.stream()
                                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                .toList())
                        .all());
        Map<String, TopicState> states = new TreeMap<>();
        for (Topic<?> topic : Topics.all()) {
            TopicDescription description = descriptions.get(topic.name());
            if (description != null) {
                Config config = requireNonNull(
                        configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())), topic.name());
                states.put(topic.name(), state(topic, description, config));
            }
        }
        return states;
    }

    private static TopicState state(Topic<?> topic, TopicDescription description, Config config) {
        Map<String, String> fixed = new HashMap<>();
        topic.configs().keySet().forEach(key -> fixed.put(key, config.get(key).value()));
        int copies = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicState(topic.name(), description.partitions().size(), copies, fixed);
    }

    private List<TopicFault> faults(Topic<?> topic, TopicState state) {
        List<TopicFault> faults = new ArrayList<>();
        int partitions = topic.partitions(accountPartitions);
        if (state.partitions() != partitions) {
            faults.add(fault(topic, "partitions", state.partitions(), partitions));
        }
        if (state.replicationFactor() < replicationFactor) {
            faults.add(fault(topic, "replication factor", state.replicationFactor(), "at least " + replicationFactor));
        }
        new TreeMap<>(topic.configs()).forEach((key, expected) -> {
            String found = state.configs().getOrDefault(key, "nothing");
            if (!found.equals(expected)) {
                faults.add(fault(topic, key, found, expected));
            }
        });
        return faults;
    }

    private static TopicFault fault(Topic<?> topic, String what, Object found, Object expected) {
        return new TopicFault(topic.name(), what, found.toString(), expected.toString());
    }

    private String wanted(Topic<?> topic) {
        return topic.partitions(accountPartitions) + " partition(s); 'plimsoll topics create' makes it";
    }

    private Set<String> names() {
        return await("list topics", admin.listTopics().names());
    }

    /** The controller answers as soon as it knows a topic; brokers learn of it a moment later. */
    private void awaitVisible() {
        List<String> all = Topics.all().stream().map(Topic::name).toList();
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (!names().containsAll(all)) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new TopicAdminException("topics " + all + ": created, but not all visible within "
                        + timeout.toMillis() + " ms; see the log of the brokers");
            }
            LockSupport.parkNanos(VISIBLE_POLL_NS);
        }
    }

    /** False when somebody else created it in between. */
    private boolean create(Topic<?> topic) {
        NewTopic wanted = new NewTopic(topic.name(), topic.partitions(accountPartitions), replicationFactor);
        KafkaFuture<Void> created =
                admin.createTopics(List.of(wanted.configs(topic.configs()))).all();
        try {
            await("create topic " + topic.name(), created);
            return true;
        } catch (TopicAdminException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    private <T> T await(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TopicAdminException(what + ": " + e.getCause(), requireNonNull(e.getCause()));
        } catch (TimeoutException e) {
            throw new TopicAdminException(
                    what + ": no answer within " + timeout.toMillis() + " ms; is bootstrap.servers right?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicAdminException(what + ": interrupted", e);
        }
    }
}
