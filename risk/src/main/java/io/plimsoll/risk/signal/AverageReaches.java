package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * Price and its averages. Retest of EMA 50 or SMA 200: a close 2 ATR away, then a bar that comes to within 0.1 ATR of the average
 * and closes on its own side; a close through the average ends the wait. Far from mean: a close 4 ATR or more from EMA 50, told
 * again after one nearer than 3.
 */
final class AverageReaches implements Detector {
    private static final double AWAY_ATR = 2;
    private static final double TOUCH_ATR = 0.1;
    private static final double FAR_ATR = 4;
    private static final double NEAR_ATR = 3;

    private int emaSide;
    private int smaSide;
    private int farSide;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        double atr = gauges.atr();
        if (atr > 0) {
            emaSide = retest(emaSide, bar, "EMA 50", gauges.ema.value(0), atr, findings);
            smaSide = retest(smaSide, bar, "SMA 200", gauges.sma.value(0), atr, findings);
            far(bar, gauges.ema.value(0), atr, findings);
        }
    }

    /** The side, 1 or -1, on which price was far enough away; 0: none. */
    private static int retest(int side, Bar bar, String name, double average, double atr, Findings findings) {
        double distance = (bar.close() - average) / atr;
        if (Math.abs(distance) >= AWAY_ATR) {
            return (int) Math.signum(distance);
        }
        double back = Detector.reach(bar, -side);
        if (side == 0 || !(side * (back - average) <= TOUCH_ATR * atr)) {
            return side;
        }
        if (side * distance > 0) {
            String reason = "Price came back to %s, at its %s of %s, and closed %s it at %s"
                    .formatted(
                            Words.price(back),
                            name,
                            Words.price(average),
                            side > 0 ? "above" : "below",
                            Words.price(bar.close()));
            findings.add(SignalKind.AVERAGE_RETEST, Bias.of(side), back, average, TOUCH_ATR * atr, reason);
        }
        return 0;
    }

    private void far(Bar bar, double average, double atr, Findings findings) {
        double distance = (bar.close() - average) / atr;
        int side = (int) Math.signum(distance);
        if (Math.abs(distance) >= FAR_ATR && side != farSide) {
            farSide = side;
            String reason = "Close %s is %s ATR %s its EMA 50 of %s"
                    .formatted(
                            Words.price(bar.close()),
                            Words.tenths(Math.abs(distance)),
                            side > 0 ? "above" : "below",
                            Words.price(average));
            findings.add(SignalKind.FAR_FROM_MEAN, Bias.of(-side), distance, side * FAR_ATR, 2, reason);
        } else if (Math.abs(distance) < NEAR_ATR) {
            farSide = 0;
        }
    }

    @Override
    public void write(StateWriter to) {
        to.write(emaSide);
        to.write(smaSide);
        to.write(farSide);
    }

    @Override
    public void read(StateReader from) {
        emaSide = from.readInt();
        smaSide = from.readInt();
        farSide = from.readInt();
    }
}
