package io.plimsoll.app.calc;

import io.plimsoll.risk.exposure.Drawdown;
import io.plimsoll.risk.funding.FundingDrain;
import io.plimsoll.risk.funding.FundingRunway;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.VenueRatio;
import io.plimsoll.risk.stress.JointShock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One entry of {@code pools}: a cross pool or an isolated position. */
final class PoolFigures {
    private final AccountFacts facts;

    PoolFigures(AccountFacts facts) {
        this.facts = facts;
    }

    void write(JsonOut out, MarginUnit unit) throws IOException {
        out.text("scope", unit.scope().text());
        out.number("walletBalance", unit.collateral());
        out.number("unrealizedPnl", unit.unrealizedPnl());
        out.number("marginBalance", unit.marginBalance());
        out.number("maintenanceMargin", unit.maintenanceMargin());
        out.number("initialMargin", unit.initialMargin());
        out.number("marginRatio", unit.marginRatio());
        out.number("effectiveLeverage", unit.effectiveLeverage());
        out.number("positionSizeRatio", unit.positionSizeRatio());
        out.text("asset", unit.settleAsset());
        out.number("netLeverage", unit.netLeverage());
        out.number("concentration", unit.concentration());
        if (unit.positions().isEmpty()) {
            out.nothing("venueRatios");
            out.nothing("jointShock");
        } else {
            out.object("venueRatios", venues -> venueRatios(venues, unit));
            out.object("jointShock", shock -> jointShock(shock, unit));
        }
        funding(out, unit);
        drawdown(out, unit);
    }

    private static void venueRatios(JsonOut out, MarginUnit unit) throws IOException {
        for (VenueRatio venue : VenueRatio.values()) {
            out.number(venue.name(), venue.shown(unit));
        }
    }

    private void jointShock(JsonOut out, MarginUnit unit) throws IOException {
        shock(out, "uniform", JointShock.uniform(unit));
        if (facts.betas().isEmpty()) {
            out.nothing("beta");
        } else {
            shock(out, "beta", JointShock.of(unit, facts.betas()));
        }
    }

    private static void shock(JsonOut out, String name, JointShock shock) throws IOException {
        out.object(name, fields -> {
            fields.number("down", shock.down());
            fields.number("up", shock.up());
            fields.flag("now", shock.now());
        });
    }

    private void funding(JsonOut out, MarginUnit unit) throws IOException {
        if (unit.symbols().stream().noneMatch(facts.fundingRates()::containsKey)) {
            out.nothing("funding");
            return;
        }
        FundingDrain drain = FundingDrain.of(unit, facts.fundingRates(), facts.asOfMs());
        out.object("funding", fields -> {
            fields.number("accrued", drain.accrued());
            fields.number("paidPerDay", drain.paidPerDay());
            fields.number("dragPerDay", drain.dragPerDay());
            runway(fields, drain.toLiquidation());
        });
    }

    private static void runway(JsonOut out, FundingRunway runway) throws IOException {
        if (runway instanceof FundingRunway.Within within) {
            out.number("hoursToLiquidation", within.hours());
            out.number("hoursToLiquidationStamp", within.steppedHours());
        } else {
            double hours = runway instanceof FundingRunway.Now ? 0 : Double.NaN;
            out.number("hoursToLiquidation", hours);
            out.number("hoursToLiquidationStamp", hours);
        }
    }

    private void drawdown(JsonOut out, MarginUnit unit) throws IOException {
        @Nullable Double peak = facts.peakEquity().get(unit.scope().text());
        if (peak == null) {
            out.nothing("drawdown");
            return;
        }
        Drawdown drawdown = Drawdown.from(peak).then(unit.marginBalance());
        out.object("drawdown", fields -> {
            fields.number("peakEquity", drawdown.peakEquity());
            fields.number("amount", drawdown.amount());
            fields.number("fraction", drawdown.fraction());
        });
    }
}
