package io.plimsoll.app.replay;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.market.GateDecision;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.risk.market.QualityChange;
import io.plimsoll.risk.market.Verdict;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.streams.mapping.AlertMapping;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.mapping.PriceMapping;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topologies' decisions without a broker: the same gate, bars, signals and book, and the same events, ids included, on input in
 * the order of the contract. Owned by one thread.
 */
public final class Replay {
    private static final long SILENCE_CHECK_MS = 1_000;

    private final RiskBook book;
    private final MarketGate gate;
    private final ReplaySignals signals;
    private final Consumer<AlertEvent> alerts;
    private final ReplaySnapshots snapshots;
    private long sequence = -1;
    private long newestMs;
    private long rejectedPrices;
    private long releasedPrices;

    /**
     * A replay over an empty book.
     *
     * @param rules rules that hold throughout
     * @param alerts hears every alert event, in order
     */
    public Replay(RiskBook book, List<AlertRule> rules, Consumer<AlertEvent> alerts) {
        this(book, rules, GateSettings.DEFAULT, alerts);
    }

    /** A replay over an empty book that asks of prices what {@code gate} says. */
    public Replay(RiskBook book, List<AlertRule> rules, GateSettings gate, Consumer<AlertEvent> alerts) {
        this(book, rules, gate, alerts, SnapshotSettings.NONE, snapshot -> {});
    }

    /**
     * A replay over an empty book that also tells the figures of accounts.
     *
     * @param gate what is asked of prices; silence is measured in event time
     * @param snapshots hears every snapshot, in order
     */
    public Replay(
            RiskBook book,
            List<AlertRule> rules,
            GateSettings gate,
            Consumer<AlertEvent> alerts,
            SnapshotSettings settings,
            Consumer<RiskSnapshot> snapshots) {
        this.book = book;
        this.gate = new MarketGate(gate);
        this.signals = new ReplaySignals(book, rules);
        this.alerts = alerts;
        this.snapshots = new ReplaySnapshots(book, settings, snapshots);
        rules.forEach(book::restoreRule);
    }

    /**
     * Takes the next record.
     *
     * @param cause where it came from, for the evidence
     * @throws IllegalArgumentException when the book cannot take it; nothing has changed then
     */
    public void take(SpecificRecord record, Cause cause) {
        RiskListener listener = new Publishing(cause);
        if (record instanceof PriceTick price) {
            takePrice(price, listener);
            snapshots.taken(price.getTime().toEpochMilli(), sequence);
        } else if (record instanceof InstrumentUpdate instrument) {
            book.onInstrument(InputMapping.instrument(instrument), at(instrument.getTime()), listener);
            snapshots.taken(instrument.getTime().toEpochMilli(), sequence);
        } else if (record instanceof BalanceUpdate balance) {
            double amount = balance.getWalletBalance().doubleValue();
            book.onBalance(balance.getAccount(), balance.getAsset(), amount, at(balance.getTime()), listener);
            snapshots.news(balance.getAccount());
            snapshots.taken(balance.getTime().toEpochMilli(), sequence);
        } else if (record instanceof PositionUpdate position) {
            book.onPosition(position.getAccount(), InputMapping.position(position), at(position.getTime()), listener);
            snapshots.news(position.getAccount());
            snapshots.taken(position.getTime().toEpochMilli(), sequence);
        } else if (record instanceof Candle bar) {
            signals.onHistory(bar);
        } else {
            throw new IllegalArgumentException(
                    "record: found " + record.getSchema().getFullName()
                            + ", expected an instrument, balance, position, price or candle");
        }
    }

    /** Prices that the gate did not let through, those it let through later included. */
    public long rejectedPrices() {
        return rejectedPrices;
    }

    /** Prices that the gate let through later, when others confirmed them. */
    public long releasedPrices() {
        return releasedPrices;
    }

    private void takePrice(PriceTick price, RiskListener listener) {
        long timeMs = price.getTime().toEpochMilli();
        if (timeMs >= newestMs + SILENCE_CHECK_MS) {
            newestMs = timeMs;
            gate.silent(timeMs).forEach(change -> tell(change, listener));
        }
        GateDecision decision = gate.offer(PriceMapping.offered(price, timeMs));
        decision.changes().forEach(change -> tell(change, listener));
        for (PricePoint point : decision.released()) {
            releasedPrices++;
            book.onPrice(price.getSymbol(), point.markPrice(), new Moment(point.timeMs(), sequence), listener);
            signals.onPrice(price.getSymbol(), point, sequence, listener);
        }
        sequence++;
        if (decision.verdict() == Verdict.ACCEPTED) {
            book.onPrice(price.getSymbol(), InputMapping.markPrice(price), at(price.getTime()), listener);
        } else {
            rejectedPrices++;
        }
        if (decision.verdict() == Verdict.ACCEPTED || decision.verdict() == Verdict.OUT_OF_ORDER) {
            signals.onPrice(price.getSymbol(), PriceMapping.point(price), sequence, listener);
        }
    }

    private void tell(QualityChange change, RiskListener listener) {
        book.onQuality(change.symbol(), change.fault(), new Moment(change.timeMs(), sequence), listener);
    }

    private Moment at(Instant time) {
        return new Moment(time.toEpochMilli(), sequence);
    }

    /** Nothing but the events is needed: a replay does not restart. */
    private final class Publishing implements RiskListener {
        private final Cause cause;

        Publishing(Cause cause) {
            this.cause = cause;
        }

        @Override
        public void onTransition(AlertTransition transition) {
            snapshots.news(transition.subject().account());
            alerts.accept(AlertMapping.event(transition, cause));
        }

        @Override
        public void onLadder(LadderKey key, LadderState state) {}
    }
}
