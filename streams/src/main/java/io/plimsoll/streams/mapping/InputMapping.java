package io.plimsoll.streams.mapping;

import io.plimsoll.risk.margin.ContractType;
import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.LiquidationBasis;
import io.plimsoll.risk.margin.MarginMode;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.margin.Tier;
import io.plimsoll.risk.margin.Tiers;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.PriceTick;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Input records as the risk book takes them. Every method throws IllegalArgumentException on a value it cannot take. */
public final class InputMapping {
    private InputMapping() {}

    /** Terms of a contract. */
    public static Instrument instrument(InstrumentUpdate update) {
        Instrument terms = new Instrument(
                update.getSymbol(),
                known(ContractType.class, "contract", update.getContract()),
                update.getSettleAsset(),
                Decimals.nearest(update.getContractSize()),
                Decimals.nearest(update.getTakerFeeRate()),
                Decimals.nearest(update.getLiquidationFeeRate()),
                known(LiquidationBasis.class, "liquidationBasis", update.getLiquidationBasis()),
                orElse(update.getLotSize(), 0),
                Tiers.of(update.getTiers().stream().map(InputMapping::tier).toList()));
        String baseAsset = update.getBaseAsset();
        return baseAsset == null ? terms : terms.following(baseAsset);
    }

    private static Tier tier(io.plimsoll.schemas.avro.Tier tier) {
        return new Tier(
                Decimals.nearest(tier.getNotionalFloor()),
                orElse(tier.getNotionalCap(), Double.POSITIVE_INFINITY),
                Decimals.nearest(tier.getMaintenanceMarginRate()),
                Decimals.orNaN(tier.getMaintenanceAmount()),
                Decimals.orNaN(tier.getMaxLeverage()));
    }

    /** Mark price of a tick: the double nearest to it. */
    public static double markPrice(PriceTick price) {
        return Decimals.nearest(price.getMarkPrice());
    }

    /** Wallet balance of an account in one asset: the double nearest to it. */
    public static double walletBalance(BalanceUpdate balance) {
        return Decimals.nearest(balance.getWalletBalance());
    }

    /** State of a position. */
    public static Position position(PositionUpdate update) {
        return new Position(
                update.getSymbol(),
                known(Side.class, "side", update.getSide()),
                known(MarginMode.class, "marginMode", update.getMarginMode()),
                Decimals.nearest(update.getQuantity()),
                Decimals.nearest(update.getEntryPrice()),
                Decimals.orNaN(update.getIsolatedMargin()),
                Decimals.orNaN(update.getLeverage()));
    }

    /** The value of {@code type} that has the name of {@code found}. */
    static <E extends Enum<E>> E known(Class<E> type, String field, Object found) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(found.toString())) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "%s: found %s, expected one of %s".formatted(field, found, Arrays.toString(type.getEnumConstants())));
    }

    private static double orElse(@Nullable BigDecimal value, double other) {
        return value == null ? other : Decimals.nearest(value);
    }
}
