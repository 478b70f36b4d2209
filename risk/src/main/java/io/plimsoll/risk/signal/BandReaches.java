package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Bollinger;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * Touches and breaks of Bollinger 20-2: touched when the bar reaches a band and closes inside, broken when it closes outside.
 * A side is told again once a close has come back half way to the middle.
 */
final class BandReaches implements Detector {
    private static final double BACK = 0.5;
    private static final int TOUCHED = 1;
    private static final int BROKEN = 2;

    private final int[] stages = new int[2];

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        Bollinger bands = gauges.bands();
        double middle = bands.value(Bollinger.MIDDLE);
        double half = bands.value(Bollinger.UPPER) - middle;
        if (half > 0) {
            side(1, bar, middle, half, findings);
            side(-1, bar, middle, half, findings);
        }
    }

    private void side(int sign, Bar bar, double middle, double half, Findings findings) {
        int place = sign > 0 ? 0 : 1;
        double band = middle + sign * half;
        double close = sign * (bar.close() - middle) / half;
        double reach = sign * (Detector.reach(bar, sign) - middle) / half;
        int now = close > 1 ? BROKEN : reach >= 1 ? TOUCHED : 0;
        if (now > stages[place]) {
            stages[place] = now;
            boolean broken = now == BROKEN;
            double value = broken ? bar.close() : Detector.reach(bar, sign);
            String reason = "%s %s %s the %s Bollinger band 20-2 at %s"
                    .formatted(
                            broken ? "Close" : "Price",
                            Words.price(value),
                            broken ? "left" : "touched",
                            sign > 0 ? "upper" : "lower",
                            Words.price(band));
            SignalKind kind = broken ? SignalKind.BOLLINGER_BREAK : SignalKind.BOLLINGER_TOUCH;
            findings.add(kind, Bias.of(broken ? sign : -sign), value, band, half / 2, reason);
        } else if (close < BACK) {
            stages[place] = 0;
        }
    }

    @Override
    public void write(StateWriter to) {
        to.write(stages[0]);
        to.write(stages[1]);
    }

    @Override
    public void read(StateReader from) {
        stages[0] = from.readInt();
        stages[1] = from.readInt();
    }
}
