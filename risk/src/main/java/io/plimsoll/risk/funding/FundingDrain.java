package io.plimsoll.risk.funding;

import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What funding does to one unit at its present marks and rates.
 *
 * <p>Example: long 1 BTC from 60,000 at 58,800 on a wallet of 1,500, 0.4 %, 0.01 % every 8 hours: pays 17.64 a day, 5.88 %
 * of its balance of 300; maintenance margin 235.2 is reached in 88.16 hours, at the 12th stamp.
 *
 * <p>Immutable.
 */
public final class FundingDrain {

    private static final double CAP_HOURS = 365 * 24;

    private final MarginUnit unit;
    private final Map<String, FundingRate> rates;
    private final long nowMs;

    private FundingDrain(MarginUnit unit, Map<String, FundingRate> rates, long nowMs) {
        this.unit = unit;
        this.rates = rates;
        this.nowMs = nowMs;
    }

    /** Of a unit, with the rates known, by symbol, at an event time. */
    public static FundingDrain of(MarginUnit unit, Map<String, FundingRate> rates, long nowMs) {
        return new FundingDrain(unit, Map.copyOf(rates), nowMs);
    }

    /** Symbols of the unit without a rate; they count as paying nothing. */
    public List<String> symbolsWithoutRate() {
        return unit.symbols().stream()
                .filter(symbol -> !rates.containsKey(symbol))
                .toList();
    }

    /** What all positions have earned since their last stamps, in the unit's asset; negative is owed. An estimate. */
    public double accrued() {
        double sum = 0;
        for (OpenPosition open : unit.positions()) {
            FundingRate rate = rates.get(open.position().symbol());
            sum += rate == null ? 0 : rate.accrued(open, nowMs) * open.settlePrice();
        }
        return sum;
    }

    /** What the unit pays in a day, in its asset; negative is received. */
    public double paidPerDay() {
        double sum = 0;
        for (OpenPosition open : unit.positions()) {
            FundingRate rate = rates.get(open.position().symbol());
            sum -= rate == null ? 0 : rate.payment(open) / rate.intervalHours() * 24 * open.settlePrice();
        }
        return sum;
    }

    /** {@link #paidPerDay} as a fraction of the margin balance; negative is received; empty when the balance is used up. */
    public OptionalDouble dragPerDay() {
        double balance = unit.marginBalance();
        return balance > 0 ? OptionalDouble.of(paidPerDay() / balance) : OptionalDouble.empty();
    }

    /** Time until funding alone liquidates the unit. */
    public FundingRunway toLiquidation() {
        return toRatio(1);
    }

    /** Time until funding alone brings the margin ratio to a target, 0..1. */
    public FundingRunway toRatio(double targetRatio) {
        if (!(targetRatio > 0 && targetRatio <= 1)) {
            throw new IllegalArgumentException(
                    "targetRatio is " + targetRatio + ", expected a fraction above 0 and up to 1");
        }
        if (unit.positions().isEmpty()) {
            return new FundingRunway.Never();
        }
        if (unit.marginRatio() >= targetRatio) {
            return new FundingRunway.Now();
        }
        List<FundingFlow> flows = flows();
        FundingBuffer buffer = new FundingBuffer(unit, targetRatio, flows);
        OptionalDouble flowing = buffer.hoursFlowing(CAP_HOURS);
        OptionalDouble stepped = buffer.hoursStepped(CAP_HOURS);
        if (flowing.isPresent() || stepped.isPresent()) {
            return new FundingRunway.Within(flowing, stepped);
        }
        return buffer.drains() ? new FundingRunway.BeyondCap(CAP_HOURS) : new FundingRunway.Never();
    }

    /**
     * Liquidation price of a symbol after its funding took {@code paid} of its settle asset from the unit's collateral
     * (negative: gave). Linear: nearer by paid / (size × (1 − side × rate)) within one tier.
     */
    public OptionalDouble liquidationPriceAfterPaying(String symbol, double paid) {
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(symbol)) {
                return new WhatIf(unit)
                        .adding(open.instrument().settleAsset(), -paid)
                        .liquidationPrice(symbol);
            }
        }
        return OptionalDouble.empty();
    }

    private List<FundingFlow> flows() {
        List<FundingFlow> flows = new ArrayList<>();
        for (OpenPosition open : unit.positions()) {
            FundingRate rate = rates.get(open.position().symbol());
            if (rate != null && rate.rate() != 0) {
                flows.add(new FundingFlow(
                        open.instrument().settleAsset(),
                        open.settlePrice(),
                        -rate.payment(open),
                        rate.intervalMs(),
                        Math.max(0, rate.nextStampMs() - nowMs)));
            }
        }
        return flows;
    }
}
