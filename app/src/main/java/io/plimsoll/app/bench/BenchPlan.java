package io.plimsoll.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/**
 * What a bench is run with.
 *
 * @param positions positions in all, >= 1
 * @param accounts accounts, 1 to {@code positions}; a position more or less each than the mean
 * @param symbols contracts, >= 1
 * @param partitions partitions of the account topics, >= 1
 * @param threads threads that work on them, of risk and of its floor, >= 1
 * @param ticksPerSecond prices a second where latency is measured, >= 10
 * @param time how long each measurement takes, at least a second
 * @param volatility size of the moves of prices
 * @param seed of everything that is drawn
 */
public record BenchPlan(
        int positions,
        int accounts,
        int symbols,
        int partitions,
        int threads,
        int ticksPerSecond,
        Duration time,
        Volatility volatility,
        long seed)
        implements BenchSetting {

    /** An account has no more positions than this. */
    static final int MOST_POSITIONS = 8;

    /** Size of the moves of prices from tick to tick, standard deviation in basis points. */
    public enum Volatility {
        /** 0.35 bp. */
        QUIET(0.35),
        /** 3.5 bp. */
        WILD(3.5);

        final double basisPoints;

        Volatility(double basisPoints) {
            this.basisPoints = basisPoints;
        }
    }

    /** Checks the ranges. */
    public BenchPlan {
        atLeast("positions", positions, 1);
        atLeast("accounts", accounts, 1);
        atLeast("symbols", symbols, 1);
        atLeast("partitions", partitions, 1);
        atLeast("threads", threads, 1);
        atLeast("ticks-per-second", ticksPerSecond, 10);
        atLeast("seconds", time.toSeconds(), 1);
        if (accounts > positions) {
            throw new IllegalArgumentException(
                    "accounts: found " + accounts + ", expected at most as many as positions, " + positions);
        }
        int most = Math.min(MOST_POSITIONS, symbols);
        if ((long) accounts * most < positions) {
            throw new IllegalArgumentException("accounts: found " + accounts + ", expected "
                    + ((positions + most - 1) / most) + " or more, for at most " + most + " positions each");
        }
    }

    @Override
    public String text() {
        return String.format(
                Locale.ROOT,
                "%,d positions, %,d accounts, %d symbols, %d partitions, risk threads: %d, %s",
                positions,
                accounts,
                symbols,
                partitions,
                threads,
                volatility.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void putInto(ObjectNode json) {
        json.put("positions", positions);
        json.put("accounts", accounts);
        json.put("symbols", symbols);
        json.put("partitions", partitions);
        json.put("threads", threads);
        json.put("ticksPerSecond", ticksPerSecond);
        json.put("seconds", time.toSeconds());
        json.put("volatility", volatility.name());
    }

    private static void atLeast(String what, long found, long least) {
        if (found < least) {
            throw new IllegalArgumentException(what + ": found " + found + ", expected " + least + " or more");
        }
    }
}
