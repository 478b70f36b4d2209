package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.BarAggregator;
import io.plimsoll.risk.indicator.CandleChange;
import io.plimsoll.risk.indicator.Interval;
import io.plimsoll.risk.indicator.TickCandle;
import io.plimsoll.risk.indicator.TickCandles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Candles, indicators and signals of one symbol: prices make bars of a minute, bars of one interval those of the next. */
final class SymbolSignals {
    private static final Interval[] INTERVALS = Interval.values();
    private static final int KEPT_MINUTES = 10;
    private static final int KEPT_LARGER = 2;

    private final String symbol;
    private final TrackRecords records;
    private final TickCandles minutes = new TickCandles(Interval.M1, KEPT_MINUTES);
    private final List<BarAggregator> larger = new ArrayList<>();
    private final Map<Interval, SeriesJournal> journals = new EnumMap<>(Interval.class);
    private boolean unannounced;

    SymbolSignals(String symbol, TrackRecords records) {
        this.symbol = symbol;
        this.records = records;
        for (int i = 1; i < INTERVALS.length; i++) {
            larger.add(new BarAggregator(INTERVALS[i - 1], INTERVALS[i], KEPT_LARGER));
        }
    }

    void onPrice(long timeMs, double price, MarketListener listener) {
        if (unannounced) {
            unannounced = false;
            journals.values().forEach(journal -> journal.reading().ifPresent(listener::onReading));
        }
        minutes.onTick(timeMs, price, 0, change -> onChange(Interval.M1, change, listener));
    }

    void advanceTo(long timeMs, MarketListener listener) {
        minutes.advanceTo(timeMs, change -> onChange(Interval.M1, change, listener));
    }

    /** Takes a closed bar from before; nothing is told. */
    boolean onHistory(Interval interval, Bar bar) {
        if (!journal(interval).isNext(bar.openTimeMs())) {
            return false;
        }
        unannounced = true;
        journal(interval).add(bar, signal -> {});
        aggregate(interval, bar, change -> {
            if (change instanceof CandleChange.Closed closed) {
                onHistory(INTERVALS[interval.ordinal() + 1], closed.bar());
            }
        });
        return true;
    }

    private void onChange(Interval interval, CandleChange change, MarketListener listener) {
        if (change instanceof CandleChange.Closed closed) {
            if (journal(interval).isNext(closed.bar().openTimeMs())) {
                listener.onCandle(symbol, interval, change);
                journal(interval).add(closed.bar(), listener::onSignal);
                journal(interval).reading().ifPresent(listener::onReading);
                aggregate(interval, closed.bar(), next -> onChange(INTERVALS[interval.ordinal() + 1], next, listener));
            }
        } else if (change instanceof CandleChange.Corrected corrected) {
            listener.onCandle(symbol, interval, change);
            journal(interval).correct(corrected.bar());
            aggregate(interval, corrected.bar(), next -> onChange(INTERVALS[interval.ordinal() + 1], next, listener));
        } else {
            listener.onCandle(symbol, interval, change);
        }
    }

    private void aggregate(Interval interval, Bar bar, Consumer<CandleChange> changes) {
        if (interval.ordinal() < larger.size()) {
            larger.get(interval.ordinal()).onBar(bar, changes);
        }
    }

    private SeriesJournal journal(Interval interval) {
        return journals.computeIfAbsent(interval, each -> new SeriesJournal(symbol, each, records));
    }

    /** Takes a closed bar as recorded; smaller intervals are not made. */
    void onBar(Interval interval, Bar bar, MarketListener listener) {
        onChange(interval, new CandleChange.Closed(bar, 0), listener);
    }

    Optional<TickCandle> newest() {
        return minutes.newest();
    }

    MarketSignals.Candles candles() {
        return new MarketSignals.Candles(
                minutes.state(), larger.stream().map(BarAggregator::state).toList(), unannounced);
    }

    MarketSignals.Series series(Interval interval) {
        return journal(interval).state();
    }

    /** @param newest the minute in progress, which may be further than the candles were when they were kept */
    void restore(MarketSignals.Candles candles, Optional<TickCandle> newest) {
        minutes.restore(newest.map(each -> with(candles.minutes(), each)).orElse(candles.minutes()));
        for (int i = 0; i < larger.size(); i++) {
            larger.get(i).restore(candles.larger().get(i));
        }
        unannounced = candles.unannounced();
    }

    private static TickCandles.State with(TickCandles.State before, TickCandle newest) {
        long openMs = newest.bar().openTimeMs();
        List<TickCandle> candles = new ArrayList<>(before.candles());
        candles.removeIf(candle -> candle.bar().openTimeMs() == openMs);
        candles.add(newest);
        return new TickCandles.State(candles, Math.max(before.closedUpToMs(), openMs), before.lastClosedMs());
    }

    void restore(Interval interval, MarketSignals.Series state) {
        journal(interval).restore(state);
    }
}
