package io.plimsoll.risk.indicator;

/**
 * Classic pivots of the period before the one that holds the bar, for crypto usually the UTC day. Not defined in the first
 * period, nor in one whose predecessor has no bar. A first period that was joined midway counts with the bars it has.
 */
public final class PeriodPivots extends BarIndicator {
    private final Interval period;
    private long open = -1;
    private double high;
    private double low;
    private double close;

    /** Levels of the previous {@code period}. */
    public PeriodPivots(Interval period) {
        super("pivots:" + period.label(), "s3", "s2", "s1", "pivot", "r1", "r2", "r3");
        this.period = period;
    }

    @Override
    void take(Bar bar) {
        long now = period.openOf(bar.openTimeMs());
        if (now != open) {
            publish(open >= 0 && now - open == period.lengthMs());
            open = now;
            high = bar.high();
            low = bar.low();
        } else {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
        }
        close = bar.close();
    }

    private void publish(boolean known) {
        ClassicPivots levels =
                known ? new ClassicPivots(high, low, close) : new ClassicPivots(Double.NaN, Double.NaN, Double.NaN);
        set(0, levels.s3());
        set(1, levels.s2());
        set(2, levels.s1());
        set(3, levels.pivot());
        set(4, levels.r1());
        set(5, levels.r2());
        set(6, levels.r3());
    }

    @Override
    void write(StateWriter to) {
        to.write(open);
        to.write(high);
        to.write(low);
        to.write(close);
    }

    @Override
    void read(StateReader from) {
        open = (long) from.read();
        high = from.read();
        low = from.read();
        close = from.read();
    }
}
