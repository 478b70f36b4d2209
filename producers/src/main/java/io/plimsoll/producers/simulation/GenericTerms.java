package io.plimsoll.producers.simulation;

import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms for a contract whose own are not known: linear, size 1, settled in USDT, taker fee 0.05 %, and tiers like those a
 * venue gives its small contracts, so that risk is rather overstated:
 *
 * <pre>
 * notional from        0    5 000   25 000  100 000  250 000  1 000 000
 * maintenance rate  2 %    2.5 %    5 %     10 %     12.5 %     25 %
 * amount               0       25      650    5 650   11 900    136 900
 * max leverage        25       20       10        5        4          2
 * </pre>
 */
final class GenericTerms {
    private static final List<Tier> TIERS = List.of(
            tier("0", "5000", "0.02", "0", "25"),
            tier("5000", "25000", "0.025", "25", "20"),
            tier("25000", "100000", "0.05", "650", "10"),
            tier("100000", "250000", "0.1", "5650", "5"),
            tier("250000", "1000000", "0.125", "11900", "4"),
            tier("1000000", null, "0.25", "136900", "2"));

    private GenericTerms() {}

    static InstrumentUpdate of(String symbol, long timeMs) {
        return InstrumentUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol)
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(wire("1"))
                .setTakerFeeRate(wire("0.0005"))
                .setLiquidationFeeRate(wire("0"))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(TIERS)
                .build();
    }

    private static Tier tier(String floor, @Nullable String cap, String rate, String amount, String maxLeverage) {
        return new Tier(wire(floor), cap == null ? null : wire(cap), wire(rate), wire(amount), wire(maxLeverage));
    }

    private static BigDecimal wire(String number) {
        return new BigDecimal(number).setScale(18);
    }
}
