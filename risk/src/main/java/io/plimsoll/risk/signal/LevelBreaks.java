package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import io.plimsoll.risk.indicator.Swing;

/**
 * Breaks of the latest swing high (resistance) or swing low (support) of 5 bars by a close, each level once; and retests: within
 * 50 bars the close gets 1 ATR away, then a bar comes back to within 0.25 ATR of the level and closes on the broken side. A
 * close 0.5 ATR back through the level ends the watch.
 */
final class LevelBreaks implements Detector {
    private final Watch resistance = new Watch(1);
    private final Watch support = new Watch(-1);

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        if (gauges.atr() > 0) {
            gauges.swings.high().ifPresent(swing -> resistance.onBar(bar, swing, gauges.atr(), findings));
            gauges.swings.low().ifPresent(swing -> support.onBar(bar, swing, gauges.atr(), findings));
        }
    }

    @Override
    public void write(StateWriter to) {
        resistance.write(to);
        support.write(to);
    }

    @Override
    public void read(StateReader from) {
        resistance.read(from);
        support.read(from);
    }

    /** One side: sign 1 watches for breaks upwards. */
    private static final class Watch {
        private static final int WATCHED_BARS = 50;
        private static final double AWAY_ATR = 1;
        private static final double TOUCH_ATR = 0.25;
        private static final double LOST_ATR = 0.5;

        private final int sign;
        private long brokenMs = -1;
        private double level;
        private int barsLeft;
        private boolean away;

        Watch(int sign) {
            this.sign = sign;
        }

        void onBar(Bar bar, Swing swing, double atr, Findings findings) {
            if (swing.barTimeMs() != brokenMs && sign * (bar.close() - swing.price()) > 0) {
                brokenMs = swing.barTimeMs();
                level = swing.price();
                barsLeft = WATCHED_BARS;
                away = false;
                String reason = "Close %s %s the swing %s at %s"
                        .formatted(
                                Words.price(bar.close()),
                                sign > 0 ? "rose above" : "fell below",
                                sign > 0 ? "high" : "low",
                                Words.price(level));
                findings.add(SignalKind.LEVEL_BREAK, Bias.of(sign), bar.close(), level, atr, reason);
            } else if (barsLeft > 0) {
                barsLeft--;
                retest(bar, atr, findings);
            }
        }

        private void retest(Bar bar, double atr, Findings findings) {
            double close = sign * (bar.close() - level) / atr;
            double back = Detector.reach(bar, -sign);
            if (close < -LOST_ATR) {
                barsLeft = 0;
            } else if (!away) {
                away = close >= AWAY_ATR;
            } else if (sign * (back - level) <= TOUCH_ATR * atr && close > 0) {
                barsLeft = 0;
                String reason = "Price came back to %s, at the broken %s %s, and closed %s it at %s"
                        .formatted(
                                Words.price(back),
                                sign > 0 ? "resistance" : "support",
                                Words.price(level),
                                sign > 0 ? "above" : "below",
                                Words.price(bar.close()));
                findings.add(SignalKind.LEVEL_RETEST, Bias.of(sign), back, level, TOUCH_ATR * atr, reason);
            }
        }

        void write(StateWriter to) {
            to.write(brokenMs);
            to.write(level);
            to.write(barsLeft);
            to.write(away ? 1 : 0);
        }

        void read(StateReader from) {
            brokenMs = (long) from.read();
            level = from.read();
            barsLeft = from.readInt();
            away = from.read() == 1;
        }
    }
}
