package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Macd;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * Turns of MACD 12-26-9. A cross counts once the histogram is 0.02 ATR on its new side. It fades when it has been smaller than
 * the bar before three times running after a peak of 0.1 ATR or more; told again only after a higher peak or a cross.
 */
final class MacdTurns implements Detector {
    private static final double CROSSED_ATR = 0.02;
    private static final double PEAK_ATR = 0.1;
    private static final int SHRINKING_BARS = 3;

    private int side;
    private double peak;
    private double sizeBefore;
    private int shrinking;
    private boolean told;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        double histogram = gauges.macd.value(Macd.HISTOGRAM);
        double atr = gauges.atr();
        if (Double.isNaN(histogram) || Double.isNaN(atr)) {
            return;
        }
        int now = Math.abs(histogram) >= CROSSED_ATR * atr ? (int) Math.signum(histogram) : 0;
        if (now != 0 && now != side) {
            cross(now, histogram, atr, findings);
        } else if (side != 0) {
            fade(side * histogram, histogram, atr, findings);
        }
    }

    private void cross(int now, double histogram, double atr, Findings findings) {
        if (side != 0) {
            String reason = "MACD 12-26-9 crossed %s its signal line: histogram %s"
                    .formatted(now > 0 ? "above" : "below", Words.price(histogram));
            findings.add(SignalKind.MACD_CROSS, Bias.of(now), histogram, 0, PEAK_ATR * atr, reason);
        }
        side = now;
        peak = Math.abs(histogram);
        sizeBefore = peak;
        shrinking = 0;
        told = false;
    }

    private void fade(double size, double histogram, double atr, Findings findings) {
        shrinking = size < sizeBefore ? shrinking + 1 : 0;
        sizeBefore = size;
        if (size > peak) {
            peak = size;
            told = false;
        }
        if (!told && shrinking >= SHRINKING_BARS && size > 0 && peak >= PEAK_ATR * atr) {
            told = true;
            String reason = "MACD 12-26-9 histogram shrank for %d bars, from a peak of %s to %s"
                    .formatted(shrinking, Words.price(side * peak), Words.price(histogram));
            findings.add(SignalKind.MACD_FADING, Bias.of(-side), histogram, side * peak, peak, reason);
        }
    }

    @Override
    public void write(StateWriter to) {
        to.write(side);
        to.write(peak);
        to.write(sizeBefore);
        to.write(shrinking);
        to.write(told ? 1 : 0);
    }

    @Override
    public void read(StateReader from) {
        side = from.readInt();
        peak = from.read();
        sizeBefore = from.read();
        shrinking = from.readInt();
        told = from.read() == 1;
    }
}
