package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.margin.Side;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.Evidence;
import io.plimsoll.risk.rule.Evidence.PositionEvidence;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.risk.rule.MarketEvidence;
import io.plimsoll.risk.signal.MarketReading;
import io.plimsoll.risk.stress.StressRemedies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One unit as the book sees it at one moment.
 *
 * <p>It is evaluable when every position has its contract and a mark, and none of its inputs is stale or suspect. Until then
 * its figures cover what is priced and serve as evidence only.
 */
final class UnitView {

    private final Market market;
    private final MarginUnit unit;
    private final List<String> heldSymbols;
    private final SortedMap<String, InputFault> faults;
    private final Map<String, OptionalDouble> liquidationPrices = new HashMap<>();
    private final Map<String, StressedUnit> stressedByRule = new HashMap<>();

    private UnitView(Market market, MarginUnit unit, List<String> heldSymbols, SortedMap<String, InputFault> faults) {
        this.market = market;
        this.unit = unit;
        this.heldSymbols = heldSymbols;
        this.faults = faults;
    }

    static UnitView of(AccountState account, Scope scope, List<Position> positions, Market market, long timeMs) {
        List<String> symbols =
                positions.stream().map(Position::symbol).distinct().toList();
        return new UnitView(
                market,
                marginUnit(account, scope, open(positions, market), market),
                symbols,
                InputFaults.of(account, scope, positions, market, timeMs));
    }

    /** The unit by its positions that have a contract and a mark, evaluable or not. */
    static MarginUnit priced(AccountState account, Scope scope, List<Position> positions, Market market) {
        return marginUnit(account, scope, open(positions, market), market);
    }

    private static List<OpenPosition> open(List<Position> positions, Market market) {
        List<OpenPosition> open = new ArrayList<>(positions.size());
        for (Position position : positions) {
            Instrument instrument = market.instruments.get(position.symbol());
            Mark mark = market.marks.get(position.symbol());
            if (instrument != null && mark != null) {
                open.add(new OpenPosition(position, instrument, mark.price()));
            }
        }
        return open;
    }

    private static MarginUnit marginUnit(AccountState account, Scope scope, List<OpenPosition> open, Market market) {
        if (scope.isCross()) {
            return MarginUnit.cross(scope.assetOrSymbol(), account.walletBalance(scope.assetOrSymbol()), open);
        }
        if (!open.isEmpty()) {
            return MarginUnit.isolated(open.get(0));
        }
        Instrument instrument = market.instruments.get(scope.assetOrSymbol());
        return new MarginUnit(scope, instrument == null ? "" : instrument.settleAsset(), 0, List.of());
    }

    MarginUnit unit() {
        return unit;
    }

    boolean evaluable() {
        return faults.isEmpty();
    }

    /** What of its inputs is not trusted, by symbol: of those held, and of those that might be part of it. */
    SortedMap<String, InputFault> faults() {
        return faults;
    }

    /** Symbols of all its positions, priced or not, in order. */
    List<String> heldSymbols() {
        return heldSymbols;
    }

    /** Value a rule looks at; empty when it does not exist or cannot be told. */
    OptionalDouble value(AlertRule rule, @Nullable String symbol) {
        if (!evaluable()) {
            return OptionalDouble.empty();
        }
        return switch (rule.kind()) {
            case MARGIN_RATIO -> OptionalDouble.of(unit.marginRatio());
            case STRESS -> OptionalDouble.of(stressed(rule).worst().marginRatio());
            case LIQUIDATION_DISTANCE -> symbol == null ? OptionalDouble.empty() : distance(symbol);
            case LIQUIDATION_DISTANCE_ATR -> symbol == null ? OptionalDouble.empty() : distanceInAtrs(rule, symbol);
            case VOLATILITY_REGIME -> symbol == null ? OptionalDouble.empty() : regime(rule, symbol);
            case SIGNAL, DATA_QUALITY -> OptionalDouble.empty();
        };
    }

    /** False where a rule looks at bars that have not told yet what it looks at. */
    boolean read(AlertRule rule, @Nullable String symbol) {
        MarketReading reading = symbol == null ? null : market.reading(rule, symbol);
        return switch (rule.kind()) {
            case LIQUIDATION_DISTANCE_ATR -> reading != null && reading.atr() > 0;
            case VOLATILITY_REGIME ->
                reading != null && reading.volatilityRegime().isPresent();
            default -> true;
        };
    }

    /** |mark - liquidation price| in average true ranges; empty without either. */
    OptionalDouble distanceInAtrs(AlertRule rule, String symbol) {
        MarketReading reading = market.reading(rule, symbol);
        Mark mark = market.marks.get(symbol);
        OptionalDouble distance = distance(symbol);
        return reading == null || mark == null || !(reading.atr() > 0) || distance.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(distance.getAsDouble() * mark.price() / reading.atr());
    }

    /** Net notional of a symbol / margin balance, above 0 long, below 0 short; infinite when the balance is used up. */
    double equityShare(String symbol) {
        double net = 0;
        for (OpenPosition open : unit.positions()) {
            if (open.position().symbol().equals(symbol)) {
                net += open.position().side() == Side.LONG ? open.notional() : -open.notional();
            }
        }
        return net == 0 ? 0 : net / Math.max(0, unit.marginBalance());
    }

    private OptionalDouble distance(String symbol) {
        return unit.liquidationDistance(symbol, liquidationPrice(symbol));
    }

    private OptionalDouble regime(AlertRule rule, String symbol) {
        MarketReading reading = market.reading(rule, symbol);
        return reading == null || reading.volatilityRegime().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(reading.volatilityRegime().get().ordinal());
    }

    /** What brings back the unit: its ratio of now, under a STRESS rule its ratio all along the scenario. */
    List<Remedy> remedies(AlertRule rule, double targetRatio) {
        return rule.scenario().isPresent()
                ? StressRemedies.of(unit, rule.scenario().get(), targetRatio)
                : unit.remedies(targetRatio);
    }

    Evidence evidence(AlertRule rule, MarketEvidence seen, Moment at) {
        List<PositionEvidence> positions = new ArrayList<>();
        for (OpenPosition open : unit.positions()) {
            positions.add(evidence(open));
        }
        return new Evidence(
                unit.settleAsset(),
                unit.collateral(),
                unit.marginBalance(),
                unit.maintenanceMargin(),
                unit.marginRatio(),
                positions,
                rule.levels(),
                rule.hysteresis(),
                at.marketSequence(),
                rule.scenario()
                        .filter(unused -> evaluable())
                        .map(scenario -> stressed(rule).evidence()),
                seen);
    }

    UnitFigures figures(Scope scope) {
        return new UnitFigures(
                scope,
                evaluable(),
                unit.settleAsset(),
                unit.collateral(),
                unit.marginBalance(),
                unit.maintenanceMargin(),
                unit.marginRatio(),
                unit.positions().stream().map(this::evidence).toList());
    }

    private PositionEvidence evidence(OpenPosition open) {
        Position position = open.position();
        Mark mark = market.marks.get(position.symbol());
        if (mark == null) {
            throw new IllegalStateException("no mark of " + position.symbol() + ", expected one of a priced position");
        }
        OptionalDouble liquidationPrice = liquidationPrice(position.symbol());
        return new PositionEvidence(
                position.symbol(),
                position.side(),
                position.quantity(),
                position.entryPrice(),
                mark.price(),
                mark.at().timeMs(),
                mark.at().marketSequence(),
                open.notional(),
                open.unrealizedPnl(),
                open.maintenanceMargin(),
                liquidationPrice,
                unit.liquidationDistance(position.symbol(), liquidationPrice));
    }

    private StressedUnit stressed(AlertRule rule) {
        return stressedByRule.computeIfAbsent(
                rule.id(), unused -> StressedUnit.of(unit, rule.scenario().orElseThrow()));
    }

    private OptionalDouble liquidationPrice(String symbol) {
        return liquidationPrices.computeIfAbsent(symbol, unit::liquidationPrice);
    }
}
