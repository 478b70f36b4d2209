package io.plimsoll.app.replay;

import io.plimsoll.risk.book.Moment;
import io.plimsoll.risk.book.RiskBook;
import io.plimsoll.risk.book.RiskListener;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.RuleKind;
import io.plimsoll.risk.signal.MarketListener;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.signal.MarketSignals;
import io.plimsoll.risk.signal.Signal;
import io.plimsoll.risk.signal.TrackRecords;
import java.util.List;

/**
 * Signals and readings of replayed prices, as the market topology finds them; told to the book right after the price that
 * closed their bar. Nothing is computed where no rule looks at them.
 */
final class ReplaySignals {
    private final RiskBook book;
    private final boolean wanted;
    private final MarketSignals signals = new MarketSignals(TrackRecords.measured());

    ReplaySignals(RiskBook book, List<AlertRule> rules) {
        this.book = book;
        this.wanted = rules.stream().anyMatch(rule -> rule.kind().looksAtReadings() || rule.kind() == RuleKind.SIGNAL);
    }

    void onPrice(String symbol, long timeMs, double price, long sequence, RiskListener listener) {
        if (!wanted) {
            return;
        }
        signals.onPrice(symbol, timeMs, price, new MarketListener() {
            @Override
            public void onCandle(String candleSymbol, Interval interval, CandleChange change) {}

            @Override
            public void onSignal(Signal signal) {
                book.onSignal(signal, new Moment(signal.timeMs(), sequence), listener);
            }

            @Override
            public void onReading(MarketReading reading) {
                book.onReading(reading, new Moment(reading.timeMs(), sequence), listener);
            }
        });
    }
}
