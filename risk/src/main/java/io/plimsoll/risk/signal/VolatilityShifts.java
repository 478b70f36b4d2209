package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.AtrBaseline;
import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Regime;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * ATR 14 at twice the mean of its 100 values before (told again after it was below 1.5 times), and changes of the volatility
 * regime, whose borders have a hysteresis of their own.
 */
final class VolatilityShifts implements Detector {
    private static final double SPIKE = 2;
    private static final double CALM = 1.5;

    private boolean spiked;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        spike(gauges, findings);
        if (gauges.regimeBefore.isPresent() && gauges.volatility.regime().isPresent()) {
            Regime before = gauges.regimeBefore.get();
            Regime now = gauges.volatility.regime().get();
            if (now != before) {
                double rank = gauges.volatility.value(0);
                String reason = "Volatility of 30 bars went from %s to %s: it ranks at %s of its last 252 values"
                        .formatted(word(before), word(now), Words.tenths(rank) + " %");
                findings.add(SignalKind.VOLATILITY_REGIME_CHANGE, Bias.NEUTRAL, rank, border(before, now), 20, reason);
            }
        }
    }

    private void spike(Gauges gauges, Findings findings) {
        double atr = gauges.atr();
        double baseline = gauges.atrBaseline.value(AtrBaseline.BASELINE);
        if (!(baseline > 0)) {
            return;
        }
        double ratio = atr / baseline;
        if (ratio >= SPIKE && !spiked) {
            spiked = true;
            String reason = "ATR 14 is %s, %s times its mean of 100 bars, %s"
                    .formatted(Words.price(atr), Words.hundredths(ratio), Words.price(baseline));
            findings.add(SignalKind.ATR_SPIKE, Bias.NEUTRAL, ratio, SPIKE, 2, reason);
        } else if (ratio < CALM) {
            spiked = false;
        }
    }

    /** The rank that had to be passed: 5 points further on the way back to normal. */
    private static double border(Regime before, Regime now) {
        boolean up = now.ordinal() > before.ordinal();
        return switch (now) {
            case LOW -> 20;
            case NORMAL -> up ? 25 : 75;
            case HIGH -> up ? 80 : 90;
            case EXTREME -> 95;
        };
    }

    private static String word(Regime regime) {
        return switch (regime) {
            case LOW -> "low";
            case NORMAL -> "normal";
            case HIGH -> "high";
            case EXTREME -> "extreme";
        };
    }

    @Override
    public void write(StateWriter to) {
        to.write(spiked ? 1 : 0);
    }

    @Override
    public void read(StateReader from) {
        spiked = from.read() == 1;
    }
}
