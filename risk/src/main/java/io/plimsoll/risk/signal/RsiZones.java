package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/** RSI 14 at 70 and 85, and at 30 and 15. A zone is left 5 points inside its border, so that an RSI on it does not repeat. */
final class RsiZones implements Detector {
    private static final double STRETCHED = 70;
    private static final double STRONGLY = 85;
    private static final double HYSTERESIS = 5;

    private int high;
    private int low;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        double rsi = gauges.rsi.value(0);
        if (Double.isNaN(rsi)) {
            return;
        }
        int highNow = zone(high, rsi);
        if (highNow > high) {
            double border = highNow == 2 ? STRONGLY : STRETCHED;
            SignalKind kind = highNow == 2 ? SignalKind.RSI_STRONGLY_OVERBOUGHT : SignalKind.RSI_OVERBOUGHT;
            findings.add(kind, Bias.BEARISH, rsi, border, 15, reason(gauges.rsiBefore, rsi, "rose", border));
        }
        int lowNow = zone(low, 100 - rsi);
        if (lowNow > low) {
            double border = 100 - (lowNow == 2 ? STRONGLY : STRETCHED);
            SignalKind kind = lowNow == 2 ? SignalKind.RSI_STRONGLY_OVERSOLD : SignalKind.RSI_OVERSOLD;
            findings.add(kind, Bias.BULLISH, rsi, border, 15, reason(gauges.rsiBefore, rsi, "fell", border));
        }
        high = highNow;
        low = lowNow;
    }

    private static int zone(int before, double stretch) {
        int plain = stretch >= STRONGLY ? 2 : stretch >= STRETCHED ? 1 : 0;
        if (plain >= before) {
            return plain;
        }
        int kept = stretch >= STRONGLY - HYSTERESIS ? 2 : stretch >= STRETCHED - HYSTERESIS ? 1 : 0;
        return Math.min(before, kept);
    }

    private static String reason(double before, double rsi, String moved, double border) {
        String from =
                Double.isNaN(before) ? "RSI 14 is " : "RSI 14 " + moved + " from " + Words.tenths(before) + " to ";
        return from + Words.tenths(rsi) + ", past " + Words.tenths(border);
    }

    @Override
    public void write(StateWriter to) {
        to.write(high);
        to.write(low);
    }

    @Override
    public void read(StateReader from) {
        high = from.readInt();
        low = from.readInt();
    }
}
