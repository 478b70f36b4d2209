package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.episode.Book;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Flap;
import io.plimsoll.alerting.route.Told;
import io.plimsoll.schemas.AvroSerdes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The book in stores: episodes under {@code account \n alertId}, who was told, restless subjects. What is kept is also told to the
 * listeners given. Of the task's thread.
 */
final class EpisodeStores implements Book {
    static final String EPISODES = "alerting-episodes";
    static final String FLAPS = "alerting-flaps";
    private static final String SEPARATOR = "\n";

    private final KeyValueStore<String, Episode> episodes;
    private final KeyValueStore<String, Flap> flaps;
    private final ToldStore told;
    private final Consumer<Episode> onEpisode;
    private final BiConsumer<String, Flap> onFlap;

    EpisodeStores(ProcessorContext<?, ?> context, Consumer<Episode> onEpisode, BiConsumer<String, Flap> onFlap) {
        this.episodes = context.getStateStore(EPISODES);
        this.flaps = context.getStateStore(FLAPS);
        this.told = new ToldStore(context.getStateStore(ToldStore.NAME));
        this.onEpisode = onEpisode;
        this.onFlap = onFlap;
    }

    static StoreBuilder<?> episodesBuilder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(EPISODES), Serdes.String(), EpisodeMapping.episodes(serdes));
    }

    static StoreBuilder<?> flapsBuilder(AvroSerdes serdes) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(FLAPS), Serdes.String(), EpisodeMapping.flaps(serdes));
    }

    static String keyOf(Episode episode) {
        return episode.last().account() + SEPARATOR + episode.last().alertId();
    }

    /** Tells the listeners of all there is, as after a start. */
    void announce(Consumer<Episode> eachEpisode) {
        try (KeyValueIterator<String, Episode> rows = episodes.all()) {
            rows.forEachRemaining(row -> eachEpisode.accept(row.value));
        }
        try (KeyValueIterator<String, Flap> rows = flaps.all()) {
            rows.forEachRemaining(row -> onFlap.accept(row.key, row.value));
        }
    }

    /** All that are open. */
    List<Episode> open() {
        List<Episode> all = new ArrayList<>();
        try (KeyValueIterator<String, Episode> rows = episodes.all()) {
            rows.forEachRemaining(row -> {
                if (row.value.open()) {
                    all.add(row.value);
                }
            });
        }
        return all;
    }

    Optional<Episode> byKey(String key) {
        return Optional.ofNullable(episodes.get(key));
    }

    void forget(String key) {
        episodes.delete(key);
    }

    @Override
    public Optional<Episode> find(String account, String alertId) {
        return byKey(account + SEPARATOR + alertId);
    }

    @Override
    public List<Episode> of(String account) {
        List<Episode> all = new ArrayList<>();
        try (KeyValueIterator<String, Episode> rows =
                episodes.prefixScan(account + SEPARATOR, new StringSerializer())) {
            rows.forEachRemaining(row -> all.add(row.value));
        }
        return all;
    }

    @Override
    public void keep(Episode episode) {
        episodes.put(keyOf(episode), episode);
        onEpisode.accept(episode);
    }

    @Override
    public List<Told> told(String alertId) {
        return told.of(alertId);
    }

    @Override
    public void addTold(String alertId, Told one) {
        told.add(alertId, one);
    }

    @Override
    public List<Told> takeTold(String alertId) {
        return told.take(alertId);
    }

    @Override
    public Optional<Flap> flap(String subject) {
        return Optional.ofNullable(flaps.get(subject));
    }

    @Override
    public void keepFlap(String subject, @Nullable Flap flap) {
        if (flap == null) {
            flaps.delete(subject);
        } else {
            flaps.put(subject, flap);
            onFlap.accept(subject, flap);
        }
    }
}
