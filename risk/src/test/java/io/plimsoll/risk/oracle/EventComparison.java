package io.plimsoll.risk.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.margin.Remedy;
import io.plimsoll.risk.margin.Remedy.AddMargin;
import io.plimsoll.risk.margin.Remedy.Reduce;
import io.plimsoll.risk.rule.AlertTransition;
import io.plimsoll.risk.rule.Evidence.PositionEvidence;
import io.plimsoll.risk.rule.Evidence.StressEvidence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares an event with the expected one, numbers to 1e-9 (1e-8 of a ratio, whose divisor may be small). */
final class EventComparison {

    private static final BigDecimal TARGET = new BigDecimal("0.5");

    private final String where;
    private final ExpectedEvent expected;
    private final AlertTransition actual;

    EventComparison(String where, ExpectedEvent expected, AlertTransition actual) {
        this.where = where + ", " + expected.subject();
        this.expected = expected;
        this.actual = actual;
    }

    void check() {
        assertThat(actual.subject().account())
                .as(where)
                .isEqualTo(expected.subject().account());
        assertThat(actual.subject().scope().text())
                .as(where)
                .isEqualTo(expected.subject().scope());
        assertThat(actual.subject().ruleId())
                .as(where)
                .isEqualTo(expected.subject().ruleId());
        assertThat(actual.subject().symbol())
                .as(where)
                .isEqualTo(expected.subject().symbol());
        assertThat(actual.type()).as(where).isEqualTo(expected.type());
        assertThat(actual.severity()).as(where).isEqualTo(expected.severity());
        assertThat(actual.previousSeverity()).as(where).isEqualTo(expected.previous());
        assertThat(actual.reason()).as(where).isEqualTo(expected.reason());
        assertThat(actual.sequence()).as(where).isEqualTo(expected.sequence());
        assertThat(actual.alertId()).as(where).isEqualTo(expected.alertId());
        assertThat(actual.timeMs()).as(where).isEqualTo(expected.timeMs());
        assertThat(actual.raisedAtMs()).as(where).isEqualTo(expected.raisedAtMs());
        number("threshold", actual.threshold(), expected.threshold(), 1);
        value();
        expected.unit().ifPresent(this::evidence);
        if (expected.severity() == null) {
            assertThat(actual.remedies()).as(where).isEmpty();
        } else {
            remedies(expected.unit().orElseThrow());
        }
    }

    private void value() {
        Optional<Looked> value = expected.value();
        boolean usedUp = value.isPresent()
                && value.get().number().isEmpty()
                && expected.subject().symbol() == null;
        if (usedUp) {
            assertThat(actual.value()).as(where).hasValue(Double.POSITIVE_INFINITY);
        } else {
            Optional<BigDecimal> number = value.flatMap(Looked::number);
            number("value", actual.value(), number, 10 * scale(number));
        }
    }

    private static double scale(Optional<BigDecimal> number) {
        return 1 + number.map(n -> n.abs().doubleValue()).orElse(0.0);
    }

    private void evidence(ExactUnit unit) {
        double money = money(unit);
        number("collateral", actual.evidence().collateral(), unit.collateral(), money);
        number("balance", actual.evidence().marginBalance(), unit.balance(unit.marks()), money);
        number("maintenance", actual.evidence().maintenanceMargin(), unit.maintenance(unit.marks()), money);
        actual.evidence().stress().ifPresent(stress -> stress(unit, stress, money));
        assertThat(actual.evidence().stress().isPresent())
                .as(where)
                .isEqualTo(actual.rule().scenario().isPresent());
        List<PositionEvidence> positions = actual.evidence().positions();
        assertThat(positions).as(where).hasSameSizeAs(unit.legs());
        for (PositionEvidence position : positions) {
            ExactLeg leg = leg(unit, position.symbol(), position.side().name());
            BigDecimal mark = unit.mark(position.symbol());
            number("notional", position.notional(), leg.notional(mark), money);
            number("pnl", position.unrealizedPnl(), leg.pnl(mark), money);
            number("maintenance", position.maintenanceMargin(), leg.maintenance(mark), money);
            if (unit.liquidatable()) {
                assertThat(position.liquidationDistance()).as(where).hasValue(0);
            } else {
                Optional<BigDecimal> price = unit.liquidationPrice(position.symbol());
                number("liquidation price", position.liquidationPrice(), price, mark.doubleValue() * scale(price));
            }
        }
    }

    private static double money(ExactUnit unit) {
        double money = 1e-9 + unit.collateral().abs().doubleValue();
        for (ExactLeg leg : unit.legs()) {
            money += leg.notional(unit.mark(leg.position().symbol())).doubleValue();
        }
        return money;
    }

    /** At the marks told, the unit has the amounts told, and the ratio that is the value. */
    private void stress(ExactUnit unit, StressEvidence stress, double money) {
        Map<String, BigDecimal> marks = new HashMap<>();
        stress.markPrices().forEach((symbol, price) -> marks.put(symbol, Decimals.of(price)));
        number("stressed balance", stress.marginBalance(), unit.balance(marks), 10 * money);
        number("stressed maintenance", stress.maintenanceMargin(), unit.maintenance(marks), 10 * money);
        if (expected.value().flatMap(Looked::number).isPresent() && !unit.legs().isEmpty()) {
            BigDecimal ratio =
                    new ExactUnit(unit.collateral(), unit.legs(), marks).ratio().orElseThrow();
            number("stressed ratio", actual.value(), Optional.of(ratio), 10 * scale(Optional.of(ratio)));
        }
    }

    /** What the target misses now, under a STRESS rule all along its scenario. */
    private BigDecimal missing(ExactUnit unit) {
        return actual.rule()
                .scenario()
                .map(scenario -> ExactScenario.missing(unit, scenario, TARGET))
                .orElseGet(() ->
                        Decimals.over(unit.maintenance(unit.marks()), TARGET).subtract(unit.balance(unit.marks())));
    }

    private Optional<BigDecimal> smallestFraction(ExactUnit unit, ExactLeg leg) {
        return actual.rule().scenario().isPresent()
                ? ExactScenario.smallestFraction(
                        unit, leg, actual.rule().scenario().get(), TARGET)
                : unit.smallestFraction(leg, TARGET);
    }

    private void remedies(ExactUnit unit) {
        BigDecimal missing = missing(unit);
        if (missing.signum() <= 0) {
            assertThat(actual.remedies()).as(where).isEmpty();
            return;
        }
        assertThat(actual.remedies()).as(where).hasSize(1 + unit.legs().size());
        List<Double> money = new ArrayList<>();
        for (Remedy remedy : actual.remedies()) {
            if (remedy instanceof AddMargin add) {
                number("top-up", add.amount(), missing, Math.max(1e-9, missing.doubleValue()) * 100);
                money.add(add.amount());
            } else if (remedy instanceof Reduce reduce) {
                ExactLeg leg = leg(unit, reduce.symbol(), reduce.side().name());
                Optional<BigDecimal> fraction = smallestFraction(unit, leg);
                number("fraction", reduce.closeFraction(), fraction, 100);
                money.add(
                        fraction.isPresent() ? quantity(reduce, leg, fraction.get(), unit) : Double.POSITIVE_INFINITY);
            }
        }
        for (int i = 1; i < money.size(); i++) {
            assertThat(money.get(i))
                    .as(where + " money moved " + money)
                    .isGreaterThanOrEqualTo(money.get(i - 1) * (1 - 1e-9));
        }
    }

    /** Checks the quantity to close and gives the notional it closes. */
    private double quantity(Reduce reduce, ExactLeg leg, BigDecimal fraction, ExactUnit unit) {
        double held = leg.position().quantity();
        double lot = leg.terms().lotSize();
        double least = Decimals.times(fraction, leg.quantity()).doubleValue();
        double quantity = reduce.closeQuantity().orElseThrow();
        assertThat(quantity)
                .as(where + " quantity of " + least + " in lots of " + lot)
                .isBetween(least - 1e-7 * held, Math.min(held, least + lot + 1e-7 * held));
        if (lot > 0 && quantity < held) {
            assertThat(Math.abs(quantity / lot - Math.rint(quantity / lot)))
                    .as(where)
                    .isLessThan(1e-6);
        }
        return quantity / held * leg.notional(unit.mark(reduce.symbol())).doubleValue();
    }

    private static ExactLeg leg(ExactUnit unit, String symbol, String side) {
        return unit.legs().stream()
                .filter(leg -> leg.position().symbol().equals(symbol)
                        && leg.position().side().name().equals(side))
                .findFirst()
                .orElseThrow();
    }

    private void number(String what, OptionalDouble found, Optional<BigDecimal> wanted, double scale) {
        assertThat(found.isPresent())
                .as(where + " " + what + " " + found + " expected " + wanted.map(BigDecimal::doubleValue))
                .isEqualTo(wanted.isPresent());
        wanted.ifPresent(number -> number(what, found.orElseThrow(), number, scale));
    }

    private void number(String what, double found, BigDecimal wanted, double scale) {
        assertThat(Decimals.near(found, wanted, scale))
                .as(where + " " + what + " " + found + " expected " + wanted.doubleValue())
                .isTrue();
    }
}
