package io.plimsoll.app.replay;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.market.PriceGate;
import io.plimsoll.risk.market.PriceGate.Verdict;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.LadderKey;
import io.plimsoll.risk.rule.LadderState;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.Cause;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.RiskSnapshot;
import io.plimsoll.streams.mapping.AlertMapping;
import io.plimsoll.streams.mapping.InputMapping;
import io.plimsoll.streams.snapshot.SnapshotSettings;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topologies' decisions without a broker: the same gate, the same book and the same events, ids included, on input in
 * the order of the contract. Owned by one thread.
 */
public final class Replay {
    private final RiskBook book;
    private final PriceGate gate = new PriceGate();
    private final Consumer<AlertEvent> alerts;
    private final ReplaySnapshots snapshots;
    private long sequence = -1;
    private long rejectedPrices;

    /**
     * A replay over an empty book.
     *
     * @param rules rules that hold throughout
     * @param alerts hears every alert event, in order
     */
    public Replay(RiskBook book, List<AlertRule> rules, Consumer<AlertEvent> alerts) {
        this(book, rules, alerts, SnapshotSettings.NONE, snapshot -> {});
    }

    /**
     * A replay over an empty book that also tells the figures of accounts.
     *
     * @param snapshots hears every snapshot, in order
     */
    public Replay(
            RiskBook book,
            List<AlertRule> rules,
            Consumer<AlertEvent> alerts,
            SnapshotSettings settings,
            Consumer<RiskSnapshot> snapshots) {
        this.book = book;
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
        } else {
            throw new IllegalArgumentException("record: found "
                    + record.getSchema().getFullName() + ", expected an instrument, balance, position or price");
        }
    }

    /** Prices that the gate did not let through. */
    public long rejectedPrices() {
        return rejectedPrices;
    }

    private void takePrice(PriceTick price, RiskListener listener) {
        sequence++;
        double markPrice = price.getMarkPrice().doubleValue();
        long timeMs = price.getTime().toEpochMilli();
        if (gate.offer(price.getSymbol(), timeMs, markPrice) == Verdict.ACCEPTED) {
            book.onPrice(price.getSymbol(), markPrice, at(price.getTime()), listener);
        } else {
            rejectedPrices++;
        }
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
