package io.plimsoll.streams.market;

import io.plimsoll.schemas.avro.MarketEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends one copy to every partition, so that each risk task sees the whole market (KIP-837). */
public final class Broadcast implements StreamPartitioner<String, MarketEvent> {
    private Set<Integer> all = Set.of();

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, MarketEvent value, int partitionCount) {
        if (all.size() != partitionCount) {
            all = IntStream.range(0, partitionCount).boxed().collect(Collectors.toUnmodifiableSet());
        }
        return Optional.of(all);
    }
}
