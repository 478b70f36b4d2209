package io.plimsoll.app.calc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random cross account worked out on paper: exact decimals, money as dollars gained on each leg, maintenance margin summed
 * slice by slice as income tax is. It shares no code and no formula with the margin model.
 */
record PaperAccount(BigDecimal wallet, List<Leg> legs) {
    static final MathContext EXACT = new MathContext(50, RoundingMode.HALF_EVEN);
    private static final BigDecimal[] FLOORS = {BigDecimal.ZERO, dec("10000"), dec("60000"), dec("400000")};
    private static final BigDecimal[] RATES = {dec("0.004"), dec("0.01"), dec("0.025"), dec("0.05")};
    static final BigDecimal FEE = dec("0.0005");

    record Leg(String symbol, boolean longSide, BigDecimal quantity, BigDecimal entry, BigDecimal mark) {
        BigDecimal gain(BigDecimal price) {
            BigDecimal up = price.subtract(entry).multiply(quantity);
            return longSide ? up : up.negate();
        }

        BigDecimal requirement(BigDecimal price, BigDecimal share) {
            BigDecimal value = quantity.multiply(price).multiply(share);
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < FLOORS.length; i++) {
                BigDecimal end = i + 1 < FLOORS.length ? FLOORS[i + 1].min(value) : value;
                BigDecimal slice = end.subtract(FLOORS[i]).max(BigDecimal.ZERO);
                sum = sum.add(slice.multiply(RATES[i]));
            }
            return sum;
        }
    }

    static PaperAccount random(SplittableRandom random) {
        List<Leg> legs = new ArrayList<>();
        BigDecimal value = BigDecimal.ZERO;
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            BigDecimal mark = dec(Math.exp(random.nextDouble(-3, 11)), 8);
            BigDecimal quantity = dec(Math.exp(random.nextDouble(5, 13)), 4).divide(mark, 9, RoundingMode.UP);
            BigDecimal entry = mark.multiply(dec(random.nextDouble(0.9, 1.1), 5));
            legs.add(new Leg(
                    "S" + i + "USDT", random.nextInt(3) > 0, quantity, entry.setScale(12, RoundingMode.UP), mark));
            value = value.add(quantity.multiply(mark));
        }
        return new PaperAccount(
                value.multiply(dec(Math.exp(random.nextDouble(-4, 0.3)), 4)).setScale(8, RoundingMode.UP), legs);
    }

    /** Margin balance with one symbol at another price. */
    BigDecimal balance(String symbol, BigDecimal price) {
        BigDecimal sum = wallet;
        for (Leg leg : legs) {
            sum = sum.add(leg.gain(leg.symbol().equals(symbol) ? price : leg.mark()));
        }
        return sum;
    }

    BigDecimal requirement(String symbol, BigDecimal price) {
        return requirement(symbol, price, BigDecimal.ONE);
    }

    /** Requirement with one symbol at another price and only a share of its position left. */
    BigDecimal requirement(String symbol, BigDecimal price, BigDecimal share) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Leg leg : legs) {
            boolean asked = leg.symbol().equals(symbol);
            sum = sum.add(leg.requirement(asked ? price : leg.mark(), asked ? share : BigDecimal.ONE));
        }
        return sum;
    }

    String json() {
        StringBuilder instruments = new StringBuilder();
        StringBuilder positions = new StringBuilder();
        for (Leg leg : legs) {
            String comma = instruments.isEmpty() ? "" : ",";
            StringBuilder tiers = new StringBuilder();
            for (int i = 0; i < FLOORS.length; i++) {
                tiers.append(i == 0 ? "" : ",")
                        .append(
                                "{\"notionalFloor\":\"%s\",\"notionalCap\":%s,\"maintenanceMarginRate\":\"%s\",\"maxLeverage\":null}"
                                        .formatted(
                                                FLOORS[i], i + 1 < FLOORS.length ? FLOORS[i + 1] : "null", RATES[i]));
            }
            instruments
                    .append(comma)
                    .append(
                            "\"%s\":{\"contract\":\"LINEAR\",\"settleAsset\":\"USDT\",\"contractSize\":\"1\",\"takerFeeRate\":\"%s\",\"tiers\":[%s]}"
                                    .formatted(leg.symbol(), FEE, tiers));
            positions
                    .append(comma)
                    .append(
                            "{\"symbol\":\"%s\",\"side\":\"%s\",\"marginMode\":\"CROSS\",\"quantity\":\"%s\",\"entryPrice\":\"%s\",\"markPrice\":%s}"
                                    .formatted(
                                            leg.symbol(),
                                            leg.longSide() ? "LONG" : "SHORT",
                                            leg.quantity().toPlainString(),
                                            leg.entry().toPlainString(),
                                            leg.mark().toPlainString()));
        }
        return "{\"account\":\"paper\",\"balances\":{\"USDT\":\"%s\"},\"instruments\":{%s},\"positions\":[%s]}\n"
                .formatted(wallet.toPlainString(), instruments, positions);
    }

    static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    private static BigDecimal dec(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.UP);
    }
}
