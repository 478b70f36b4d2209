package io.plimsoll.app.calc;

import io.plimsoll.risk.exposure.Exposure;
import io.plimsoll.risk.margin.Adjustment;
import io.plimsoll.risk.margin.MarginUnit;
import io.plimsoll.risk.margin.OpenPosition;
import io.plimsoll.risk.margin.Remedy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The result of one account: {@code account}, {@code pools}, {@code positions}, {@code remedies} and what was added. */
final class AccountReport {
    private record Placed(PositionFigures figures, OpenPosition open) {}

    private final double targetRatio;

    AccountReport(double targetRatio) {
        this.targetRatio = targetRatio;
    }

    void write(JsonOut out, AccountFacts facts) throws IOException {
        Collection<MarginUnit> units = facts.portfolio().units().values();
        List<Placed> positions = new ArrayList<>();
        List<Remedy> remedies = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        for (MarginUnit unit : units) {
            PositionFigures figures = new PositionFigures(facts, unit);
            unit.positions().forEach(open -> positions.add(new Placed(figures, open)));
            remedies.addAll(unit.remedies(targetRatio));
            adjustments.addAll(unit.adjustments());
        }
        PoolFigures pools = new PoolFigures(facts);
        out.item(result -> {
            result.text("account", facts.portfolio().account());
            result.list("pools", units, pools::write);
            result.list("positions", positions, (item, each) -> each.figures().write(item, each.open()));
            result.list("remedies", remedies, ActionFigures::write);
            result.list("adjustments", adjustments, ActionFigures::write);
            result.list("exposures", Exposure.of(facts.portfolio()).values(), AccountReport::exposure);
        });
    }

    private static void exposure(JsonOut out, Exposure exposure) throws IOException {
        out.text("asset", exposure.asset());
        out.number("longs", exposure.longs());
        out.number("shorts", exposure.shorts());
        out.number("spot", exposure.spot());
        out.number("collateral", exposure.collateral());
        out.number("netDelta", exposure.netDelta());
        out.number("hedgeRatio", exposure.hedgeRatio());
    }
}
