package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.kafka.PaceMapping.Held;
import io.plimsoll.alerting.pace.Line;
import io.plimsoll.alerting.pace.LineState;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.pace.Slot;
import io.plimsoll.schemas.AvroSerdes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The truth about every line: what it keeps, one row each under {@code recipient \n channel \n id}, and what it said of late,
 * under {@code recipient \n channel}. Of the task's thread.
 */
final class PaceStores {
    static final String HELD = "alerting-held";
    static final String STATES = "alerting-pace";
    private static final String SEPARATOR = "\n";

    private final KeyValueStore<String, Held> held;
    private final KeyValueStore<String, LineState> states;

    PaceStores(ProcessorContext<?, ?> context) {
        held = context.getStateStore(HELD);
        states = context.getStateStore(STATES);
    }

    static StoreBuilder<?> heldBuilder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(HELD), Serdes.String(), PaceMapping.held(serdes));
    }

    /** Only the last state of a commit matters: a cache saves the others. */
    static StoreBuilder<?> statesBuilder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STATES), Serdes.String(), PaceMapping.states(serdes))
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    static String nameOf(String recipient, String channel) {
        return recipient + SEPARATOR + channel;
    }

    /** Lines in which something waits or a storm goes on. */
    Set<String> waiting() {
        Set<String> names = new LinkedHashSet<>();
        try (KeyValueIterator<String, Held> rows = held.all()) {
            rows.forEachRemaining(row -> names.add(row.key.substring(0, row.key.lastIndexOf(SEPARATOR))));
        }
        try (KeyValueIterator<String, LineState> rows = states.all()) {
            rows.forEachRemaining(row -> {
                if (row.value.storm() != null) {
                    names.add(row.key);
                }
            });
        }
        return names;
    }

    /** The line as it was left. */
    Line open(String name, Manner manner) {
        List<Slot> slots = new ArrayList<>();
        try (KeyValueIterator<String, Held> rows = held.prefixScan(name + SEPARATOR, new StringSerializer())) {
            rows.forEachRemaining(row -> slots.add(Slot.of(
                    row.value.intent().intentId(),
                    row.value.intent().alert(),
                    row.value.group(),
                    row.value.since(),
                    row.value.dueAt())));
        }
        slots.sort(Comparator.comparing(Slot::since).thenComparing(Slot::sequence));
        return new Line(name, manner, state(name), slots);
    }

    /** A line in which nothing waits. */
    Line openIdle(String name, Manner manner) {
        return new Line(name, manner, state(name), List.of());
    }

    void save(String name, LineState state) {
        states.put(name, state);
    }

    void keep(String name, Slot slot, Intent intent) {
        held.put(key(name, slot), new Held(slot.group(), slot.since(), slot.dueAt(), intent));
    }

    void move(String name, Slot slot) {
        keep(name, slot, kept(name, slot));
    }

    void forget(String name, Slot slot) {
        held.delete(key(name, slot));
    }

    /** What waits as {@code slot}. */
    Intent kept(String name, Slot slot) {
        Held row = held.get(key(name, slot));
        if (row == null) {
            throw new IllegalStateException(
                    "store " + HELD + ": found nothing under " + slot.id() + ", expected the notification that waits");
        }
        return row.intent();
    }

    private LineState state(String name) {
        @Nullable LineState found = states.get(name);
        return found == null ? LineState.FRESH : found;
    }

    private static String key(String name, Slot slot) {
        return name + SEPARATOR + slot.id();
    }
}
