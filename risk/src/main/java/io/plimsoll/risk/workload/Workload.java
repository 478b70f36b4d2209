package io.plimsoll.risk.workload;

/**
 * Size and temper of a synthetic book and its market.
 *
 * @param positions positions, spread over a quarter as many accounts of 1 to 8 each
 * @param symbols linear contracts in USDT, the i-th as popular as 1 / i
 * @param crossShare share of positions in the cross pool, 0..1
 * @param nearShare share of accounts whose margin ratio or liquidation distance starts within 1 % of price of a threshold, 0..1
 * @param volatility size of the steps of prices
 * @param ticksByPopularity true: popular symbols tick as much oftener as they are held; false: all alike
 * @param seed of everything random
 */
public record Workload(
        int positions,
        int symbols,
        double crossShare,
        double nearShare,
        Volatility volatility,
        boolean ticksByPopularity,
        long seed) {

    /** How far a price goes at a time; one step in 20,000 is a jump of 3 %. */
    public enum Volatility {
        /** 0.2 to 0.5 basis points. */
        QUIET(0.2e-4, 0.5e-4),
        /** 2 to 5 basis points. */
        WILD(2e-4, 5e-4);

        final double smallest;
        final double largest;

        Volatility(double smallest, double largest) {
            this.smallest = smallest;
            this.largest = largest;
        }
    }

    /** Checks ranges. */
    public Workload {
        require(positions >= 4, "positions", positions, "at least 4");
        require(symbols >= 8, "symbols", symbols, "at least 8, as an account may hold as many");
        require(crossShare >= 0 && crossShare <= 1, "crossShare", crossShare, "a share from 0 to 1");
        require(nearShare >= 0 && nearShare <= 1, "nearShare", nearShare, "a share from 0 to 1");
    }

    /** The published one: 200 symbols, 70 % cross, 2 % of accounts near a threshold, ticks by popularity. */
    public static Workload of(int positions, Volatility volatility, long seed) {
        return new Workload(positions, 200, 0.7, 0.02, volatility, true, seed);
    }

    /** Number of accounts. */
    public int accounts() {
        return positions / 4;
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected " + expected);
        }
    }
}
