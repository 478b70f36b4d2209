package io.plimsoll.app.e2e;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.producers.files.Source;
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
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts that are each long 1 BTCUSDT from 100 with 49 USDT; maintenance is 20 % of notional. At mark P the ratio is
 * 0.2 P / (P − 51): 0.408 at 100, 0.625 at 75, 0.8 at 68, 0.664 at 73, 0.4 at 102; they are liquidated at 63.75.
 */
final class SmallWorld {
    static final String SYMBOL = "BTCUSDT";
    static final Instant START = Instant.parse("2025-10-10T00:00:00Z");

    private SmallWorld() {}

    /** The contract, the accounts and a first price of 100. */
    static List<FeedRecord> opening(String... accounts) {
        List<FeedRecord> records = new ArrayList<>();
        records.add(new FeedRecord.Instrument(source(), instrument("1")));
        for (String account : accounts) {
            records.add(new FeedRecord.Balance(source(), balance(account, "49")));
        }
        for (String account : accounts) {
            records.add(new FeedRecord.Position(source(), position(account, "1")));
        }
        records.addAll(prices(1, "100"));
        return records;
    }

    /** One price a second, the first {@code second} seconds after the start. */
    static List<FeedRecord> prices(int second, String... prices) {
        List<FeedRecord> records = new ArrayList<>();
        for (String price : prices) {
            records.add(new FeedRecord.Price(source(), price(second + records.size(), price)));
        }
        return records;
    }

    static PriceTick price(int second, String price) {
        return PriceTick.newBuilder()
                .setTime(START.plusSeconds(second))
                .setSymbol(SYMBOL)
                .setMarkPrice(decimal(price))
                .build();
    }

    static InstrumentUpdate instrument(String contractSize) {
        return InstrumentUpdate.newBuilder()
                .setTime(START)
                .setSymbol(SYMBOL)
                .setContract(ContractType.LINEAR)
                .setSettleAsset("USDT")
                .setContractSize(decimal(contractSize))
                .setTakerFeeRate(decimal("0"))
                .setLiquidationFeeRate(decimal("0"))
                .setLiquidationBasis(LiquidationBasis.MARK_NOTIONAL)
                .setTiers(List.of(new Tier(decimal("0"), null, decimal("0.2"), decimal("0"), decimal("5"))))
                .build();
    }

    static BalanceUpdate balance(String account, String amount) {
        return BalanceUpdate.newBuilder()
                .setTime(START)
                .setAccount(account)
                .setAsset("USDT")
                .setWalletBalance(decimal(amount))
                .build();
    }

    static PositionUpdate position(String account, String quantity) {
        return PositionUpdate.newBuilder()
                .setTime(START)
                .setAccount(account)
                .setSymbol(SYMBOL)
                .setSide(Side.LONG)
                .setMarginMode(MarginMode.CROSS)
                .setQuantity(decimal(quantity))
                .setEntryPrice(decimal("100"))
                .build();
    }

    private static Source source() {
        return new Source("small world", 0, 1);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(18);
    }
}
