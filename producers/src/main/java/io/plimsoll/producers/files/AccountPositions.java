package io.plimsoll.producers.files;

import io.plimsoll.producers.files.DecimalText.Range;
import io.plimsoll.schemas.avro.MarginMode;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.schemas.avro.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The positions of one account: each (symbol, side) once, each symbol with one mark and with terms. Quantity 0 is a closed
 * position, which is checked and left out.
 */
final class AccountPositions {
    private static final List<String> FIELDS = List.of(
            "symbol", "side", "marginMode", "quantity", "entryPrice", "markPrice", "isolatedMargin", "leverage");

    private record Placed(PositionInput input, JsonFields fields) {}

    private final String file;
    private final InputFaults faults;
    private final String account;
    private final Instant time;
    private final Set<String> symbols;
    private final List<Placed> placed = new ArrayList<>();
    private final Set<String> isolated = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, BigDecimal> marks = new HashMap<>();

    AccountPositions(String file, InputFaults faults, String account, Instant time, Set<String> symbols) {
        this.file = file;
        this.faults = faults;
        this.account = account;
        this.time = time;
        this.symbols = symbols;
    }

    void read(List<JsonValue> items) {
        items.forEach(item -> position(new JsonFields(file, item, FIELDS, faults)));
    }

    private void position(JsonFields fields) {
        String symbol = fields.text("symbol");
        Side side = Side.valueOf(fields.oneOf("side", List.of("LONG", "SHORT")));
        MarginMode mode = MarginMode.valueOf(fields.oneOf("marginMode", List.of("CROSS", "ISOLATED")));
        BigDecimal quantity = fields.decimal("quantity", Range.NOT_NEGATIVE);
        boolean closed = quantity.signum() == 0;
        BigDecimal entryPrice = price(fields, "entryPrice", closed);
        BigDecimal markPrice = price(fields, "markPrice", closed);
        Optional<BigDecimal> isolatedMargin = fields.optionalDecimal("isolatedMargin", Range.NOT_NEGATIVE);
        Optional<BigDecimal> leverage = fields.optionalDecimal("leverage", Range.POSITIVE);
        boolean ofIsolated = mode == MarginMode.ISOLATED && !closed;
        if (ofIsolated) {
            isolated.add("ISOLATED:" + symbol + ':' + side);
        }
        if (ofIsolated && !fields.has("isolatedMargin") && !fields.has("leverage")) {
            fields.fault("isolatedMargin", "neither isolatedMargin nor leverage", "one of them for mode ISOLATED");
        }
        boolean comparable = fields.valid();
        if (!symbol.equals(JsonFields.NO_TEXT) && !symbols.contains(symbol)) {
            fields.fault("symbol", '"' + symbol + '"', "a symbol of instruments, one of " + symbols);
        }
        if (comparable) {
            checkAmongOthers(fields, symbol, side, markPrice, closed);
        }
        if (fields.valid() && !closed) {
            PositionUpdate update = new PositionUpdate(
                    time,
                    account,
                    symbol,
                    side,
                    mode,
                    quantity,
                    entryPrice,
                    isolatedMargin.orElse(null),
                    leverage.orElse(null),
                    null);
            placed.add(new Placed(new PositionInput(update, markPrice), fields));
        }
    }

    private static BigDecimal price(JsonFields fields, String name, boolean closed) {
        return closed
                ? fields.optionalDecimal(name, Range.NOT_NEGATIVE).orElse(DecimalText.ZERO)
                : fields.decimal(name, Range.POSITIVE);
    }

    private void checkAmongOthers(JsonFields fields, String symbol, Side side, BigDecimal markPrice, boolean closed) {
        if (!seen.add(symbol + ' ' + side)) {
            fields.fault("side", "a second " + side + " of " + symbol, "one position a symbol and side");
        }
        if (!closed) {
            BigDecimal other = marks.putIfAbsent(symbol, markPrice);
            if (other != null && other.compareTo(markPrice) != 0) {
                fields.fault("markPrice", plain(markPrice), "the " + plain(other) + " of the other side");
            }
        }
    }

    /** Faults cross positions whose settle asset the account does not hold, or cannot value. */
    void checkSettlement(
            Map<String, ContractInput> contracts, Set<String> balances, Optional<CollateralInput> collateral) {
        Set<String> known = collateral.map(worth -> worth.assets().keySet()).orElse(balances);
        String where = collateral.isPresent() ? "an asset of collateral, " : "an asset of balances, ";
        for (Placed each : placed) {
            PositionUpdate position = each.input().position();
            ContractInput contract = contracts.get(position.getSymbol());
            if (contract == null || position.getMarginMode() == MarginMode.ISOLATED) {
                continue;
            }
            String settleAsset = contract.terms().getSettleAsset();
            if (!known.contains(settleAsset)) {
                each.fields()
                        .fault(
                                "symbol",
                                position.getSymbol() + " settled in " + settleAsset,
                                where + "one of " + known);
            }
        }
    }

    /** Names of the units the account has. */
    List<String> scopes(Set<String> balances, Optional<CollateralInput> collateral) {
        Set<String> pools = collateral.map(worth -> Set.of(worth.asset())).orElseGet(() -> new TreeSet<>(balances));
        return Stream.concat(pools.stream().map(asset -> "CROSS:" + asset), isolated.stream())
                .toList();
    }

    List<PositionInput> open() {
        return placed.stream().map(Placed::input).toList();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
