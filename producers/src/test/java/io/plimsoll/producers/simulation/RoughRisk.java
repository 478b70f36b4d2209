package io.plimsoll.producers.simulation;

import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.schemas.avro.InstrumentUpdate;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import io.plimsoll.schemas.avro.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Margin arithmetic for accounts as opened, enough to see whether the default rules would warn: margin ratio from 0.6, or a
 * symbol that need move only a tenth to liquidate (slopes taken without tier changes).
 */
final class RoughRisk {
    private final Map<String, InstrumentUpdate> terms;
    private final Map<String, Double> wallets = new TreeMap<>();
    private final Map<String, List<PositionUpdate>> units = new TreeMap<>();

    RoughRisk(InstrumentListing listing, List<FeedRecord> accounts) {
        terms = listing.bySymbol();
        for (FeedRecord entry : accounts) {
            if (entry instanceof FeedRecord.Balance balance) {
                wallets.put(balance.key(), balance.update().getWalletBalance().doubleValue());
            } else if (entry instanceof FeedRecord.Position position) {
                PositionUpdate held = position.update();
                boolean cross = held.getMarginMode() == MarginMode.CROSS;
                String unit = held.getAccount() + (cross ? "" : " " + held.getSymbol() + " " + held.getSide());
                units.computeIfAbsent(unit, u -> new ArrayList<>()).add(held);
            }
        }
    }

    /** Accounts with a unit that warns at these prices. */
    TreeSet<String> warned(Map<String, Double> prices) {
        TreeSet<String> warned = new TreeSet<>();
        units.forEach((unit, positions) -> {
            String account = positions.get(0).getAccount();
            if (!warned.contains(account) && warns(unit.equals(account), positions, prices)) {
                warned.add(account);
            }
        });
        return warned;
    }

    private boolean warns(boolean cross, List<PositionUpdate> positions, Map<String, Double> prices) {
        double equity = cross ? wallets.getOrDefault(positions.get(0).getAccount(), 0.0) : margin(positions.get(0));
        double maintenance = 0;
        Map<String, Double> slopes = new HashMap<>();
        for (PositionUpdate held : positions) {
            double price = prices.getOrDefault(held.getSymbol(), 0.0);
            double sign = held.getSide() == Side.LONG ? 1 : -1;
            double quantity = held.getQuantity().doubleValue();
            Tier tier = tier(held.getSymbol(), quantity * price);
            double rate = tier.getMaintenanceMarginRate().doubleValue();
            equity += sign * quantity * (price - held.getEntryPrice().doubleValue());
            maintenance += quantity * price * rate - number(tier.getMaintenanceAmount());
            slopes.merge(held.getSymbol(), quantity * price * (sign - rate), Double::sum);
        }
        double slack = equity - maintenance;
        double steepest = slopes.values().stream().mapToDouble(Math::abs).max().orElse(0);
        return maintenance >= 0.6 * equity || slack <= 0.10 * steepest;
    }

    private Tier tier(String symbol, double notional) {
        List<Tier> tiers = Objects.requireNonNull(terms.get(symbol)).getTiers();
        return tiers.stream()
                .filter(tier -> tier.getNotionalCap() == null
                        || notional < tier.getNotionalCap().doubleValue())
                .findFirst()
                .orElseThrow();
    }

    private static double margin(PositionUpdate isolated) {
        return number(isolated.getIsolatedMargin());
    }

    private static double number(@Nullable BigDecimal value) {
        return value == null ? 0 : value.doubleValue();
    }
}
