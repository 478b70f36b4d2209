package io.plimsoll.risk.book;

import io.plimsoll.risk.margin.Instrument;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Position;
import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Scope;
import io.plimsoll.risk.rule.AlertRule;
import io.plimsoll.risk.rule.Evidence;
import io.plimsoll.risk.rule.Evidence.PositionEvidence;
import io.plimsoll.risk.stress.Scenario;
import io.plimsoll.risk.stress.StressRemedies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One unit as the book sees it at one moment.
 *
 * <p>It is evaluable when every position has its contract and a mark. Until then its figures cover what is priced and
 * serve as evidence only.
 */
final class UnitView {

    private final Map<String, Mark> marks;
    private final MarginUnit unit;
    private final List<String> heldSymbols;
    private final boolean evaluable;
    private final Map<String, OptionalDouble> liquidationPrices = new HashMap<>();
    private final Map<String, StressedUnit> stressedByRule = new HashMap<>();

    private UnitView(Map<String, Mark> marks, MarginUnit unit, List<String> heldSymbols, boolean evaluable) {
        this.marks = marks;
        this.unit = unit;
        this.heldSymbols = heldSymbols;
        this.evaluable = evaluable;
    }

    static UnitView of(AccountState account, Scope scope, List<Position> positions, Market market) {
        List<OpenPosition> open = open(positions, market);
        boolean evaluable =
                open.size() == positions.size() && !(scope.isCross() && account.hasUnknownPool(market.instruments));
        List<String> symbols =
                positions.stream().map(Position::symbol).distinct().toList();
        return new UnitView(market.marks, marginUnit(account, scope, open, market), symbols, evaluable);
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
        return evaluable;
    }

    /** Symbols of all its positions, priced or not, in order. */
    List<String> heldSymbols() {
        return heldSymbols;
    }

    /** Value a rule looks at; empty when it does not exist or cannot be told. */
    OptionalDouble value(AlertRule rule, @Nullable String symbol) {
        if (!evaluable) {
            return OptionalDouble.empty();
        }
        if (rule.scenario().isPresent()) {
            return OptionalDouble.of(
                    stressed(rule, rule.scenario().get()).worst().marginRatio());
        }
        if (symbol == null) {
            return OptionalDouble.of(unit.marginRatio());
        }
        return unit.liquidationDistance(symbol, liquidationPrice(symbol));
    }

    /** What brings back the unit: its ratio of now, under a STRESS rule its ratio all along the scenario. */
    List<Remedy> remedies(AlertRule rule, double targetRatio) {
        return rule.scenario().isPresent()
                ? StressRemedies.of(unit, rule.scenario().get(), targetRatio)
                : unit.remedies(targetRatio);
    }

    Evidence evidence(AlertRule rule, Moment at) {
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
                        .filter(unused -> evaluable)
                        .map(scenario -> stressed(rule, scenario).evidence()));
    }

    UnitFigures figures(Scope scope) {
        return new UnitFigures(
                scope,
                evaluable,
                unit.settleAsset(),
                unit.collateral(),
                unit.marginBalance(),
                unit.maintenanceMargin(),
                unit.marginRatio(),
                unit.positions().stream().map(this::evidence).toList());
    }

    private PositionEvidence evidence(OpenPosition open) {
        Position position = open.position();
        Mark mark = marks.get(position.symbol());
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

    private StressedUnit stressed(AlertRule rule, Scenario scenario) {
        return stressedByRule.computeIfAbsent(rule.id(), unused -> StressedUnit.of(unit, scenario));
    }

    private OptionalDouble liquidationPrice(String symbol) {
        return liquidationPrices.computeIfAbsent(symbol, unit::liquidationPrice);
    }
}
