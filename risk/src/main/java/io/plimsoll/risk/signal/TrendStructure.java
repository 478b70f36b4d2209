package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import io.plimsoll.risk.indicator.Swing;
import io.plimsoll.risk.indicator.SwingPivots;
import java.util.Optional;

/**
 * Trends of swings of 5 bars: up while the latest swing high and low are both higher than the ones before, down while both are
 * lower; one of each leaves it as it was. Broken by a close below the last swing low of a trend up, above the last swing high of
 * one down; another trend needs a swing confirmed after that.
 */
final class TrendStructure implements Detector {
    private int trend;
    private long brokenMs = -1;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        SwingPivots swings = gauges.swings;
        Optional<Swing> highBefore = swings.previousHigh();
        Optional<Swing> lowBefore = swings.previousLow();
        if (highBefore.isEmpty() || lowBefore.isEmpty()) {
            return;
        }
        Swing high = swings.high().orElseThrow();
        Swing low = swings.low().orElseThrow();
        int highs = (int) Math.signum(high.price() - highBefore.get().price());
        int lows = (int) Math.signum(low.price() - lowBefore.get().price());
        if (highs == lows && highs != 0 && Math.max(high.confirmedTimeMs(), low.confirmedTimeMs()) > brokenMs) {
            trend = highs;
        }
        Swing held = trend > 0 ? low : high;
        if (trend * (bar.close() - held.price()) < 0) {
            String reason = "%s: close %s went %s the last swing %s at %s"
                    .formatted(
                            trend > 0 ? "Higher highs and lows ended" : "Lower highs and lows ended",
                            Words.price(bar.close()),
                            trend > 0 ? "below" : "above",
                            trend > 0 ? "low" : "high",
                            Words.price(held.price()));
            findings.add(SignalKind.TREND_BREAK, Bias.of(-trend), bar.close(), held.price(), gauges.atr(), reason);
            trend = 0;
            brokenMs = bar.openTimeMs();
        }
    }

    @Override
    public void write(StateWriter to) {
        to.write(trend);
        to.write(brokenMs);
    }

    @Override
    public void read(StateReader from) {
        trend = from.readInt();
        brokenMs = (long) from.read();
    }
}
