package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * Closes outside the range of the 20 bars before (Donchian), told again once a close was back beyond its middle; and highs or
 * lows of 250 bars, told again when 20 bars have passed without a new one.
 */
final class RangeBreaks implements Detector {
    private static final int QUIET_BARS = 20;

    private final boolean[] left = new boolean[2];
    private final int[] quiet = {QUIET_BARS, QUIET_BARS};

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        double atr = gauges.atr();
        for (int sign = 1; sign >= -1; sign -= 2) {
            channel(sign, bar, gauges.channelBefore, atr, findings);
            extreme(sign, bar, gauges.extremesBefore, atr, findings);
        }
    }

    private void channel(int sign, Bar bar, Gauges.Channel before, double atr, Findings findings) {
        int place = sign > 0 ? 0 : 1;
        if (!left[place] && sign * (bar.close() - before.side(sign)) > 0) {
            left[place] = true;
            String reason = "Close %s left the range of the 20 bars before %s %s"
                    .formatted(Words.price(bar.close()), sign > 0 ? "above" : "below", Words.price(before.side(sign)));
            findings.add(SignalKind.CHANNEL_BREAK, Bias.of(sign), bar.close(), before.side(sign), atr, reason);
        } else if (sign * (bar.close() - before.middle()) < 0) {
            left[place] = false;
        }
    }

    private void extreme(int sign, Bar bar, Gauges.Channel before, double atr, Findings findings) {
        int place = sign > 0 ? 0 : 1;
        double reach = Detector.reach(bar, sign);
        if (!(sign * (reach - before.side(sign)) > 0)) {
            quiet[place] = Math.min(QUIET_BARS, quiet[place] + 1);
            return;
        }
        if (quiet[place] >= QUIET_BARS) {
            String reason = "%s %s is the %s of 251 bars (before: %s)"
                    .formatted(
                            sign > 0 ? "High" : "Low",
                            Words.price(reach),
                            sign > 0 ? "highest" : "lowest",
                            Words.price(before.side(sign)));
            findings.add(SignalKind.NEW_EXTREME, Bias.of(sign), reach, before.side(sign), atr, reason);
        }
        quiet[place] = 0;
    }

    @Override
    public void write(StateWriter to) {
        for (int place = 0; place < 2; place++) {
            to.write(left[place] ? 1 : 0);
            to.write(quiet[place]);
        }
    }

    @Override
    public void read(StateReader from) {
        for (int place = 0; place < 2; place++) {
            left[place] = from.read() == 1;
            quiet[place] = from.readInt();
        }
    }
}
