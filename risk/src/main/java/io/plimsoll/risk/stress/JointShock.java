package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The joint move of all prices that liquidates a unit. A liquidation price of one symbol holds all others, which
 * understates a book whose coins fall together.
 *
 * <p>Example: wallet 20,000 USDT, long 1 BTC at 60,000 and 20 ETH at 3,000, rate 1 % each. BTC alone liquidates it at
 * −31.6 %, ETH alone likewise; both together at −15.8 %: at a factor of 100,000 / 118,800 = 0.8417.
 *
 * <p>Coins held as collateral and settle assets of a unified account move along; cash stays.
 *
 * @param down move downwards, from -1 to below 0; empty when no fall liquidates the unit
 * @param up move upwards, above 0; empty when no rise up to a factor of a million liquidates it
 * @param now true when the unit is liquidatable without any move; then neither move is given
 */
public record JointShock(OptionalDouble down, OptionalDouble up, boolean now) {

    private static final double MOST = 1e6;

    /** All prices by the same fraction. */
    public static JointShock uniform(MarginUnit unit) {
        return of(unit, Map.of());
    }

    /**
     * Every price by its beta times the move: {@code P (1 + beta z)}; the move is what a symbol of beta 1 does. No price
     * falls below a billionth of what it is.
     *
     * @param betas beta by symbol or base asset, the symbol deciding; 1 where neither is named
     */
    public static JointShock of(MarginUnit unit, Map<String, Double> betas) {
        OptionalDouble fall = FirstCrossing.of(unit, new BetaDrift(-1, betas), 1);
        if (fall.isPresent() && fall.getAsDouble() == 0) {
            return new JointShock(OptionalDouble.empty(), OptionalDouble.empty(), true);
        }
        OptionalDouble rise = FirstCrossing.of(unit, new BetaDrift(1, betas), MOST);
        OptionalDouble down = fall.isPresent() ? OptionalDouble.of(-fall.getAsDouble()) : fall;
        return new JointShock(down, rise, false);
    }

    /** The smaller of both moves, with its sign; 0 when the unit is liquidatable now; empty when there is none. */
    public OptionalDouble nearest() {
        if (now) {
            return OptionalDouble.of(0);
        }
        if (down.isPresent() && up.isPresent()) {
            return -down.getAsDouble() <= up.getAsDouble() ? down : up;
        }
        return down.isPresent() ? down : up;
    }

    /** Size of {@link #nearest}, a fraction. */
    public OptionalDouble distance() {
        OptionalDouble nearest = nearest();
        return nearest.isPresent() ? OptionalDouble.of(Math.abs(nearest.getAsDouble())) : nearest;
    }

    private record BetaDrift(int sign, Map<String, Double> betas) implements Drift {
        @Override
        public double ofContract(Instrument instrument) {
            Double own = betas.get(instrument.symbol());
            return sign * (own != null ? own : betas.getOrDefault(instrument.baseAsset(), 1.0));
        }

        @Override
        public double ofAsset(String asset) {
            return sign * betas.getOrDefault(asset, CashAssets.contains(asset) ? 0.0 : 1.0);
        }
    }
}
