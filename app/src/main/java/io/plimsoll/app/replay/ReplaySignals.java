package io.plimsoll.app.replay;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.market.PricePoint;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.MarketSignals;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.schemas.avro.Candle;
import io.plimsoll.streams.mapping.CandleMapping;
import io.plimsoll.streams.market.ShippedTrackRecords;
import java.util.List;

/**
 * Signals and readings of replayed prices, as the market topology finds them; told to the book right after the price that
 * closed their bar. Nothing is computed when no rule looks at them. Owned by one thread.
 */
final class ReplaySignals {
    private final RiskBook book;
    private final boolean wanted;
    private final MarketSignals market = new MarketSignals(ShippedTrackRecords.read());

    ReplaySignals(RiskBook book, List<AlertRule> rules) {
        this.book = book;
        this.wanted = rules.stream().anyMatch(rule -> rule.kind().looksAtReadings() || rule.kind() == RuleKind.SIGNAL);
    }

    /** Takes a price that the gate let through, or one that came too late for it; {@code sequence} is that of the market. */
    void onPrice(String symbol, PricePoint price, long sequence, RiskListener listener) {
        if (wanted) {
            market.onPrice(symbol, price.timeMs(), price.markPrice(), new Telling(sequence, listener));
        }
    }

    /**
     * Takes a closed bar from before the prices.
     *
     * @throws IllegalArgumentException when it is no bar
     */
    void onHistory(Candle candle) {
        if (wanted) {
            market.onHistory(candle.getSymbol(), CandleMapping.interval(candle), CandleMapping.bar(candle));
        }
    }

    private final class Telling implements MarketListener {
        private final long sequence;
        private final RiskListener listener;

        Telling(long sequence, RiskListener listener) {
            this.sequence = sequence;
            this.listener = listener;
        }

        @Override
        public void onCandle(String symbol, Interval interval, CandleChange change) {}

        @Override
        public void onSignal(Signal signal) {
            book.onSignal(signal, new Moment(signal.timeMs(), sequence), listener);
        }

        @Override
        public void onReading(MarketReading reading) {
            book.onReading(reading, new Moment(reading.timeMs(), sequence), listener);
        }
    }
}
