package io.plimsoll.risk.signal;

import io.plimsoll.risk.indicator.Bar;
import io.plimsoll.risk.indicator.FibonacciLevels;
import io.plimsoll.risk.indicator.StateReader;
import io.plimsoll.risk.indicator.StateWriter;
import java.util.List;
import java.util.Optional;

/**
 * Fibonacci levels of the latest leg between opposite swings of 5 bars, each told once a leg, from the bar after the one that
 * confirmed the leg; of several reached by one bar the furthest. A retracement leans along the leg, an extension against it.
 */
final class FibonacciReaches implements Detector {
    private double start;
    private double end;
    private int told;

    @Override
    public void onBar(Bar bar, Gauges gauges, Findings findings) {
        Optional<FibonacciLevels> leg = gauges.swings.leg();
        if (leg.isEmpty()) {
            return;
        }
        FibonacciLevels levels = leg.get();
        boolean fresh = levels.start() != start || levels.end() != end;
        if (fresh) {
            start = levels.start();
            end = levels.end();
            told = 0;
        }
        Findings heard = fresh ? new Findings() : findings;
        reach(levels, false, bar, gauges.atr(), heard);
        reach(levels, true, bar, gauges.atr(), heard);
    }

    private void reach(FibonacciLevels leg, boolean extension, Bar bar, double atr, Findings findings) {
        List<Double> ratios = extension ? FibonacciLevels.EXTENSIONS : FibonacciLevels.RETRACEMENTS;
        int first = extension ? FibonacciLevels.RETRACEMENTS.size() : 0;
        int way = leg.up() == extension ? 1 : -1;
        double reach = Detector.reach(bar, way);
        int furthest = -1;
        for (int i = 0; i < ratios.size(); i++) {
            double level = price(leg, extension, ratios.get(i));
            boolean reached = level > 0 && way * (reach - level) >= 0;
            if (reached && (told & 1 << (first + i)) == 0) {
                told |= 1 << (first + i);
                furthest = i;
            }
        }
        if (furthest >= 0) {
            double ratio = ratios.get(furthest);
            double level = price(leg, extension, ratio);
            String reason = "Price %s reached the %s of %s at %s, of the leg from %s to %s"
                    .formatted(
                            Words.price(reach),
                            extension ? "extension" : "retracement",
                            Words.price(ratio),
                            Words.price(level),
                            Words.price(leg.start()),
                            Words.price(leg.end()));
            findings.add(SignalKind.FIBONACCI_LEVEL, Bias.of(-way), reach, level, atr, reason);
        }
    }

    private static double price(FibonacciLevels leg, boolean extension, double ratio) {
        return extension ? leg.extension(ratio) : leg.retracement(ratio);
    }

    @Override
    public void write(StateWriter to) {
        to.write(start);
        to.write(end);
        to.write(told);
    }

    @Override
    public void read(StateReader from) {
        start = from.read();
        end = from.read();
        told = from.readInt();
    }
}
