package io.plimsoll.alerting.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the changelogs of an instance hold when it crashes: all that a new one on an empty disk starts with. */
final class Changelogs {
    private final Map<String, Map<String, byte[]>> rows = new HashMap<>();

    /** Reads those of {@code stores}. */
    void read(TopologyTestDriver driver, String applicationId, Collection<String> stores) {
        for (String store : stores) {
            driver.getKeyValueStore(store).flush();
            Map<String, byte[]> of = rows.computeIfAbsent(store, name -> new LinkedHashMap<>());
            for (KeyValue<String, byte[]> row : driver.createOutputTopic(
                            applicationId + "-" + store + "-changelog",
                            new StringDeserializer(),
                            new ByteArrayDeserializer())
                    .readKeyValuesToList()) {
                if (row.value == null) {
                    of.remove(row.key);
                } else {
                    of.put(row.key, row.value);
                }
            }
        }
    }

    /** Fills {@code store} of a new instance. */
    <V> void restore(TopologyTestDriver driver, String store, Serde<V> serde) {
        KeyValueStore<String, V> empty = driver.getKeyValueStore(store);
        rows.getOrDefault(store, Map.of())
                .forEach((key, value) -> empty.put(key, serde.deserializer().deserialize(store, value)));
    }
}
