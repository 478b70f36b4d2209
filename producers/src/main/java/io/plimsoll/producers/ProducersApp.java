package io.plimsoll.producers;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.publish.FeedProgress;
import io.plimsoll.producers.publish.FeedPublisher;
import io.plimsoll.producers.publish.Speed;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Publishes a feed, from files ({@code FeedFiles}), to a cluster. The command line lives elsewhere. */
public final class ProducersApp {
    private final Map<String, ?> kafka;
    private final Map<String, ?> registry;
    private final InstantSource clock;

    /**
     * @param kafka settings of Kafka clients, e.g. {@code bootstrap.servers}
     * @param registry settings of the schema registry and its codec, e.g. {@code schema.registry.url}
     */
    public ProducersApp(Map<String, ?> kafka, Map<String, ?> registry, InstantSource clock) {
        this.kafka = Map.copyOf(kafka);
        this.registry = Map.copyOf(registry);
        this.clock = clock;
    }

    /**
     * Sends {@code feed}, already in {@code FeedOrder}, and returns when all of it is acknowledged.
     *
     * @param live whether records take effect on arrival instead of at their place in the market sequence
     * @throws InterruptedException when stopped; what was sent stays sent
     */
    public void publish(List<FeedRecord> feed, boolean live, Speed speed, FeedProgress progress)
            throws InterruptedException {
        try (FeedPublisher publisher = FeedPublisher.open(kafka, registry, live, speed, clock, progress)) {
            publisher.publish(feed);
        }
    }
}
