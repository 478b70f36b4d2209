package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.route.Told;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Who has been told of each open episode. One row a person: key {@code alertId \n recipient \n channel}, value the route.
 * It ends with the episode. Of the task's thread.
 */
final class ToldStore {
    static final String NAME = "alerting-told";
    private static final String SEPARATOR = "\n";

    private final KeyValueStore<String, String> rows;

    ToldStore(KeyValueStore<String, String> rows) {
        this.rows = rows;
    }

    static StoreBuilder<KeyValueStore<String, String>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.String());
    }

    void add(String alertId, Told told) {
        rows.put(String.join(SEPARATOR, alertId, told.recipient(), told.channel()), told.route());
    }

    /** Everyone told of {@code alertId}, by name. */
    List<Told> of(String alertId) {
        List<Told> all = new ArrayList<>();
        try (KeyValueIterator<String, String> found = rows.prefixScan(alertId + SEPARATOR, new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, String> row = found.next();
                int recipientAt = alertId.length() + 1;
                int channelAt = row.key.lastIndexOf(SEPARATOR) + 1;
                all.add(new Told(
                        row.key.substring(recipientAt, channelAt - 1), row.key.substring(channelAt), row.value));
            }
        }
        return all;
    }

    /** The same; removes them. */
    List<Told> take(String alertId) {
        List<Told> all = of(alertId);
        all.forEach(each -> rows.delete(String.join(SEPARATOR, alertId, each.recipient(), each.channel())));
        return all;
    }
}
