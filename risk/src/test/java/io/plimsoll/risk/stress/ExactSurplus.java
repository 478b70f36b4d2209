package io.plimsoll.risk.stress;

import io.plimsoll.risk.margin.CollateralHolding;
import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.margin.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** Balance and maintenance of a unit at one point of a straight move, by definition, in 40 digits. */
record ExactSurplus(BigDecimal balance, BigDecimal maintenance) {

    private static final MathContext DIGITS = new MathContext(40);
    private static final BigDecimal LEAST = new BigDecimal("1e-9");

    /** {@code rates}: change per t by symbol and by asset; what is not named stays. */
    static ExactSurplus at(MarginUnit unit, Map<String, Double> rates, double t) {
        BigDecimal balance = unit.holdings().isEmpty() ? exact(unit.collateral()) : BigDecimal.ZERO;
        for (CollateralHolding holding : unit.holdings()) {
            BigDecimal weight = holding.balance() < 0 ? BigDecimal.ONE : exact(holding.weight());
            BigDecimal price = moved(holding.price(), holding.asset(), rates, t);
            balance = balance.add(exact(holding.balance()).multiply(price).multiply(weight));
        }
        BigDecimal maintenance = BigDecimal.ZERO;
        for (OpenPosition open : unit.positions()) {
            BigDecimal mark = moved(open.markPrice(), open.position().symbol(), rates, t);
            String asset = open.instrument().settleAsset();
            boolean same = asset.equals(unit.settleAsset());
            BigDecimal settle = same ? BigDecimal.ONE : moved(open.settlePrice(), asset, rates, t);
            balance = balance.add(pnl(open, mark).multiply(settle));
            maintenance = maintenance.add(maintenance(open, mark).multiply(settle));
        }
        return new ExactSurplus(balance, maintenance);
    }

    /** What may be lost before the unit is liquidatable: maintenance covers the balance, or the balance is used up. */
    double surplus() {
        return balance.subtract(maintenance.max(BigDecimal.ZERO)).doubleValue();
    }

    /** Maintenance / balance, not below 0; infinite when the balance is used up. */
    double ratio() {
        BigDecimal needed = maintenance.max(BigDecimal.ZERO);
        return balance.signum() > 0 ? needed.divide(balance, DIGITS).doubleValue() : Double.POSITIVE_INFINITY;
    }

    private static BigDecimal moved(double price, String name, Map<String, Double> rates, double t) {
        BigDecimal factor =
                BigDecimal.ONE.add(exact(rates.getOrDefault(name, 0.0)).multiply(exact(t)));
        return exact(price).multiply(factor.max(LEAST), DIGITS);
    }

    private static BigDecimal pnl(OpenPosition open, BigDecimal mark) {
        BigDecimal now = notional(open, mark);
        BigDecimal then = notional(open, exact(open.position().entryPrice()));
        boolean linear = open.instrument().contract() == ContractType.LINEAR;
        boolean risesWithNotional = (open.position().side() == Side.LONG) == linear;
        return risesWithNotional ? now.subtract(then) : then.subtract(now);
    }

    private static BigDecimal maintenance(OpenPosition open, BigDecimal mark) {
        boolean atEntry = open.instrument().liquidationBasis() == LiquidationBasis.ENTRY_VALUE;
        BigDecimal notional = notional(open, atEntry ? exact(open.position().entryPrice()) : mark);
        List<Tier> tiers = open.instrument().tiers().tiers();
        Tier tier = tiers.get(0);
        for (Tier next : tiers) {
            if (exact(next.notionalFloor()).compareTo(notional) <= 0) {
                tier = next;
            }
        }
        BigDecimal rate =
                exact(tier.maintenanceMarginRate()).add(exact(open.instrument().liquidationFeeRate()));
        return notional.multiply(rate, DIGITS).subtract(exact(tier.maintenanceAmount()));
    }

    private static BigDecimal notional(OpenPosition open, BigDecimal price) {
        BigDecimal size = exact(open.position().quantity())
                .multiply(exact(open.instrument().contractSize()));
        boolean linear = open.instrument().contract() == ContractType.LINEAR;
        return linear ? size.multiply(price, DIGITS) : size.divide(price, DIGITS);
    }

    private static BigDecimal exact(double number) {
        return new BigDecimal(number);
    }
}
