package io.plimsoll.risk.margin;

/**
 * One asset of a unified (multi-asset) account, as collateral. Its value is balance × price × weight; a debt (negative
 * balance) counts in full.
 *
 * <p>Example: 0.5 BTC at 60,000 with weight 0.95 is 28,500 USDT of collateral; −0.5 BTC is −30,000.
 *
 * @param asset asset held
 * @param balance amount held, without unrealised PnL; negative is a debt
 * @param price index price in the account's valuation asset, > 0; 1 for that asset itself
 * @param weight collateral rate, 0..1: 1 − haircut
 */
public record CollateralHolding(String asset, double balance, double price, double weight) {

    /** Checks ranges. */
    public CollateralHolding {
        Check.text("asset", asset);
        Check.that(Double.isFinite(balance), "balance of " + asset, balance, "a finite number");
        Check.positive("price of " + asset, price);
        Check.that(weight >= 0 && weight <= 1, "weight of " + asset, weight, "a fraction from 0 to 1");
    }

    /** What it adds to the account's margin balance, in the valuation asset. */
    public double value() {
        return balance * price * (balance < 0 ? 1 : weight);
    }

    /** Same holding at another price. */
    public CollateralHolding at(double otherPrice) {
        return new CollateralHolding(asset, balance, otherPrice, weight);
    }

    /** Same holding under another collateral rate, as when a venue cuts its haircuts. */
    public CollateralHolding weighing(double otherWeight) {
        return new CollateralHolding(asset, balance, price, otherWeight);
    }

    /** Same holding with {@code amount} more; negative takes away. */
    public CollateralHolding plus(double amount) {
        return new CollateralHolding(asset, balance + amount, price, weight);
    }

    /**
     * Amount of the asset to add so that its value grows by {@code missing} > 0. What repays a debt counts in full, what
     * exceeds it at the weight; infinite when no amount is enough (weight 0).
     *
     * <p>Example: 285 USDT missing are 0.005 BTC at 60,000 with weight 0.95.
     */
    public double amountAdding(double missing) {
        double debt = Math.max(0, -balance);
        double repaid = debt * price;
        return missing <= repaid ? missing / price : debt + (missing - repaid) / (price * weight);
    }
}
