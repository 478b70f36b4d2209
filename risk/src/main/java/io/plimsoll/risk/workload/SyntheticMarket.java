package io.plimsoll.risk.workload;

import java.util.SplittableRandom;

/**
 * An endless sequence of prices: small steps of one symbol at a time, drawn back towards where they began so that
 * a long run stays the same market, and jumps of 3 %, each taken back by the symbol's next jump. The same for the same
 * workload. Owned by one thread.
 */
public final class SyntheticMarket {

    private static final double JUMP = 0.03;
    private static final int STEPS_PER_JUMP = 20_000;

    /** Deviation, in shares of the start, at which every step goes back. */
    private static final double REACH = 0.05;

    private final Workload workload;
    private final SplittableRandom random;
    private final Popularity popularity;
    private final String[] symbols;
    private final double[] starts;
    private final double[] prices;
    private final boolean[] up;
    private int symbol;

    /** A market at its start. */
    public SyntheticMarket(Workload workload) {
        this.workload = workload;
        this.random = new SplittableRandom(workload.seed() ^ 0x5DEECE66DL);
        this.popularity = new Popularity(workload.symbols());
        this.symbols = new String[workload.symbols()];
        this.starts = new double[workload.symbols()];
        this.up = new boolean[workload.symbols()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = symbol(i);
            starts[i] = startPrice(i);
        }
        this.prices = starts.clone();
    }

    /** Takes the next step; then {@link #symbolIndex}, {@link #symbol} and {@link #price} tell which. */
    public void next() {
        symbol = workload.ticksByPopularity() ? popularity.draw(random) : random.nextInt(symbols.length);
        if (random.nextInt(STEPS_PER_JUMP) == 0) {
            prices[symbol] *= up[symbol] ? 1 / (1 - JUMP) : 1 - JUMP;
            up[symbol] = !up[symbol];
            return;
        }
        double middle = up[symbol] ? starts[symbol] * (1 - JUMP) : starts[symbol];
        double deviation = prices[symbol] / middle - 1;
        double size = random.nextDouble(workload.volatility().smallest, workload.volatility().largest);
        prices[symbol] *= random.nextDouble(-1, 1) > deviation / REACH ? 1 + size : 1 - size;
    }

    /** Number of the symbol that moved last, 0 the most popular. */
    public int symbolIndex() {
        return symbol;
    }

    /** Symbol that moved last. */
    public String symbol() {
        return symbols[symbol];
    }

    /** Its price. */
    public double price() {
        return prices[symbol];
    }

    static String symbol(int index) {
        return "S" + (100 + index) + "USDT";
    }

    /** From 60,000 down to cents. */
    static double startPrice(int index) {
        return 60_000 / Math.pow(1.07, index);
    }
}
