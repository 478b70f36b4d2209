package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.Bollinger;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;

/**
 * A squeeze of Bollinger 20-2: bandWidth at or below that of the 125 bars before. It ends, and is told as released, when the
 * bandWidth is 1.25 times the lowest of the squeeze; the release leans to the side of the middle on which the bar closed.
 */
final class BandSqueeze implements Detector {
    private static final double RELEASED = 1.25;

    private boolean squeezed;
    private double lowest;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        double width = gauges.bands().value(Bollinger.BAND_WIDTH);
        if (squeezed) {
            lowest = Math.min(lowest, width);
            if (lowest > 0 && width >= RELEASED * lowest) {
                release(bar, gauges.bands().value(Bollinger.MIDDLE), width, findings);
            }
        } else if (gauges.squeeze.value(0) == 1) {
            squeezed = true;
            lowest = width;
            double before = gauges.squeeze.lowestBefore();
            String reason = "Bollinger bandWidth 20-2 is %s, the lowest of 126 bars (before: %s)"
                    .formatted(Words.price(width), Words.price(before));
            findings.add(SignalKind.BOLLINGER_SQUEEZE, Bias.NEUTRAL, width, before, before / 4, reason);
        }
    }

    private void release(Bar bar, double middle, double width, Findings findings) {
        squeezed = false;
        double threshold = RELEASED * lowest;
        String reason = "Bollinger bandWidth 20-2 grew to %s from %s in the squeeze; close %s, middle %s"
                .formatted(Words.price(width), Words.price(lowest), Words.price(bar.close()), Words.price(middle));
        Bias bias = Bias.of((int) Math.signum(bar.close() - middle));
        findings.add(SignalKind.BOLLINGER_RELEASE, bias, width, threshold, threshold, reason);
    }

    @Override
    public void write(StateWriter to) {
        to.write(squeezed ? 1 : 0);
        to.write(lowest);
    }

    @Override
    public void read(StateReader from) {
        squeezed = from.read() == 1;
        lowest = from.read();
    }
}
