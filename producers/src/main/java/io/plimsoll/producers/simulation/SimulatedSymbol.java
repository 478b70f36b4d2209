package io.plimsoll.producers.simulation;

import java.math.BigDecimal;

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
}
