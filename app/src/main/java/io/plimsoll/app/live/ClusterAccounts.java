package io.plimsoll.app.live;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Portfolio;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.schemas.Topic;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.streams.mapping.InputMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts as the topics of a cluster have them: the last state of every position and balance, the last terms of every
 * contract, the last mark price that the gate lets through. Read once; owned by one thread.
 */
public final class ClusterAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterAccounts.class);

    private final Predicate<String> wanted;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final SortedMap<String, SortedMap<String, Position>> positions = new TreeMap<>();
    private final SortedMap<String, Map<String, Double>> balances = new TreeMap<>();
    private final Map<String, Double> marks = new HashMap<>();

    private ClusterAccounts(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** Reads the accounts that are {@code wanted}. */
    public static ClusterAccounts read(PlimsollConfig config, Predicate<String> wanted) {
        ClusterAccounts accounts = new ClusterAccounts(wanted);
        accounts.scan(config, Topics.INSTRUMENTS, accounts::take);
        accounts.scan(config, Topics.BALANCES, accounts::take);
        accounts.scan(config, Topics.POSITIONS, accounts::take);
        Set<String> held = new HashSet<>();
        accounts.positions.values().forEach(own -> own.values().forEach(position -> held.add(position.symbol())));
        accounts.marks.putAll(LastPrices.of(config, held));
        return accounts;
    }

    /** Every account that ever had a position or a balance, by name. */
    public SortedMap<String, LiveAccount> accounts() {
        SortedSet<String> names = new TreeSet<>(positions.keySet());
        names.addAll(balances.keySet());
        SortedMap<String, LiveAccount> accounts = new TreeMap<>();
        names.forEach(name -> accounts.put(name, account(name)));
        return accounts;
    }

    private LiveAccount account(String name) {
        List<OpenPosition> open = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Position position : positions.getOrDefault(name, new TreeMap<>()).values()) {
            Instrument instrument = instruments.get(position.symbol());
            Double mark = marks.get(position.symbol());
            String place =
                    "account " + name + ": position " + position.symbol() + " " + position.side() + ": found no ";
            if (instrument == null) {
                faults.add(place + "terms of its contract, expected them on topic instruments");
            }
            if (mark == null) {
                faults.add(place + "price, expected one on topic prices");
            }
            if (instrument != null && mark != null) {
                open.add(new OpenPosition(position, instrument, mark));
            }
        }
        return faults.isEmpty()
                ? new LiveAccount.Valued(Portfolio.ofPools(name, balances.getOrDefault(name, Map.of()), open))
                : new LiveAccount.Faulty(faults);
    }

    private void take(InstrumentUpdate update) {
        instruments.put(update.getSymbol(), InputMapping.instrument(update));
    }

    private void take(BalanceUpdate update) {
        if (wanted.test(update.getAccount())) {
            balances.computeIfAbsent(update.getAccount(), unused -> new TreeMap<>())
                    .put(update.getAsset(), update.getWalletBalance().doubleValue());
        }
    }

    private void take(PositionUpdate update) {
        if (wanted.test(update.getAccount())) {
            Position position = InputMapping.position(update);
            SortedMap<String, Position> own = positions.computeIfAbsent(update.getAccount(), unused -> new TreeMap<>());
            String key = position.symbol() + " " + position.side();
            if (position.closed()) {
                own.remove(key);
            } else {
                own.put(key, position);
            }
        }
    }

    /** A record that the book cannot take is passed over, as the pipeline does: it is in the dead letters. */
    private <V extends SpecificRecord> void scan(PlimsollConfig config, Topic<V> topic, Consumer<V> take) {
        try (TopicScan<V> values = TopicScan.of(config, topic)) {
            values.all(value -> {
                try {
                    take.accept(value);
                } catch (IllegalArgumentException e) {
                    LOG.warn("a record of topic {} is passed over: {}", topic.name(), e.getMessage());
                }
            });
        }
    }
}
