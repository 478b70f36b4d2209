package io.plimsoll.producers.simulation;

import java.math.BigDecimal;
import java.util.List;

/**
 * One contract of the simulated market.
 *
 * @param symbol contract symbol
 * @param startPrice first price, > 0
 * @param annualVolatility of its own moves, as a fraction (0.6 = 60 % a year), >= 0
 * @param beta how far it follows the market factor and the crash, >= 0
 */
public record SimulatedSymbol(String symbol, BigDecimal startPrice, double annualVolatility, double beta) {
    public SimulatedSymbol {
        if (startPrice.signum() <= 0 || !(annualVolatility >= 0) || !(beta >= 0)) {
            throw new IllegalArgumentException(symbol + ": found startPrice " + startPrice + ", annualVolatility "
                    + annualVolatility + ", beta " + beta + ", expected > 0, >= 0, >= 0");
        }
    }

    /** Twelve well-known perpetuals, from calm to wild; prices of the order they had in mid-2025, in USDT. */
    public static List<SimulatedSymbol> defaults() {
        return List.of(
                of("BTCUSDT", "105000", 0.10, 1.0),
                of("ETHUSDT", "2500", 0.25, 1.1),
                of("SOLUSDT", "150", 0.30, 1.2),
                of("BNBUSDT", "650", 0.20, 0.9),
                of("XRPUSDT", "2.2", 0.30, 1.1),
                of("ADAUSDT", "0.65", 0.30, 1.2),
                of("DOGEUSDT", "0.18", 0.35, 1.3),
                of("LINKUSDT", "14", 0.30, 1.2),
                of("AVAXUSDT", "19", 0.30, 1.2),
                of("LTCUSDT", "87", 0.25, 1.0),
                of("SUIUSDT", "3.1", 0.40, 1.4),
                of("1000PEPEUSDT", "0.0115", 0.50, 1.4));
    }

    private static SimulatedSymbol of(String symbol, String startPrice, double annualVolatility, double beta) {
        return new SimulatedSymbol(symbol, new BigDecimal(startPrice), annualVolatility, beta);
    }
}
