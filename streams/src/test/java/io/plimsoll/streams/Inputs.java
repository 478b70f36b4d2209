package io.plimsoll.streams;

import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.ContractType;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.LiquidationBasis;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import io.plimsoll.schemas.avro.Side;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Input records with good defaults: one tier of 1 %, cross longs, no fees. */
public final class Inputs {
    private Inputs() {}

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }

    public static InstrumentUpdate anInstrument(String symbol) {
        Tier tier = new Tier(decimal("0"), null, decimal("0.01"), decimal("0"), decimal("50"));
        return InstrumentUpdate.newBuilder()
                .setTime(Instant.EPOCH)
                .setSymbol(symbol)
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(decimal("1"))
                .setTakerFeeRate(decimal("0"))
                .setLiquidationFeeRate(decimal("0"))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(tier))
                .build();
    }

    public static PriceTick aPrice(String symbol, long timeMs, String markPrice) {
        return PriceTick.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setSymbol(symbol)
                .setMarkPrice(decimal(markPrice))
                .build();
    }

    public static PositionUpdate aLong(
            String account, String symbol, long timeMs, String quantity, String entryPrice, @Nullable Long after) {
        return PositionUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setSymbol(symbol)
                .setSide(Side.LONG)
                .setMarginMode(MarginMode.CROSS)
                .setQuantity(decimal(quantity))
                .setEntryPrice(decimal(entryPrice))
                .setAfterSequence(after)
                .build();
    }

    public static BalanceUpdate aBalance(String account, long timeMs, String amount, @Nullable Long after) {
        return BalanceUpdate.newBuilder()
                .setTime(Instant.ofEpochMilli(timeMs))
                .setAccount(account)
                .setAsset("USDT")
                .setWalletBalance(decimal(amount))
                .setAfterSequence(after)
                .build();
    }
}
