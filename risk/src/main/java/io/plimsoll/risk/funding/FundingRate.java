package io.plimsoll.risk.funding;

import io.plimsoll.risk.margin.OpenPosition;

/**
 * Funding rate of one symbol and when it is paid. Above 0 longs pay shorts. The interval (8, 4, 2 or 1 hours) changes at
 * runtime, so it travels with the rate.
 *
 * <p>Example: long 1 BTC at mark 58,800, rate 0.0001: pays 5.88 at the stamp, 17.64 a day at 8 hours.
 *
 * <p>Notional is that at the mark of the stamp on Binance, Bybit and OKX; Hyperliquid uses its oracle price and pays hourly.
 *
 * @param symbol contract
 * @param rate fraction of the notional for one interval; predicted until the stamp
 * @param intervalMs time between stamps, > 0
 * @param nextStampMs event time of the next stamp
 */
public record FundingRate(String symbol, double rate, long intervalMs, long nextStampMs) {

    private static final double HOUR_MS = 3_600_000;

    /** Checks ranges. */
    public FundingRate {
        if (!Double.isFinite(rate)) {
            throw new IllegalArgumentException(
                    "funding rate of " + symbol + " is " + rate + ", expected a finite number");
        }
        if (intervalMs <= 0) {
            throw new IllegalArgumentException(
                    "funding interval of " + symbol + " is " + intervalMs + " ms, expected above 0");
        }
    }

    /** Interval in hours. */
    public double intervalHours() {
        return intervalMs / HOUR_MS;
    }

    /** Hours from {@code nowMs} to the next stamp; 0 when it has passed and no newer one is known. */
    public double hoursToNext(long nowMs) {
        return Math.max(0, (nextStampMs - nowMs) / HOUR_MS);
    }

    /**
     * What the position receives at a stamp, in its settle asset; negative is paid. Its notional is that at mark (inverse: in
     * coin).
     */
    public double payment(OpenPosition open) {
        if (!open.position().symbol().equals(symbol)) {
            throw new IllegalArgumentException("position paid at the rate of " + symbol + " is in "
                    + open.position().symbol() + ", expected " + symbol);
        }
        return -open.position().side().sign() * open.notional() * rate;
    }

    /** What the position has earned since the last stamp and is not paid yet: an estimate, never part of a balance. */
    public double accrued(OpenPosition open, long nowMs) {
        double left = Math.min(1, hoursToNext(nowMs) / intervalHours());
        return payment(open) * (1 - left);
    }

    /** The rate as simple yearly interest: rate × stamps a year of 365 days. */
    public double annualized() {
        return rate * 24 / intervalHours() * 365;
    }
}
