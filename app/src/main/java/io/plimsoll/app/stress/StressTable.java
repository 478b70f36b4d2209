package io.plimsoll.app.stress;

import io.plimsoll.risk.stress.JointShock;
import io.plimsoll.risk.stress.StressOutcome;
import io.plimsoll.risk.stress.UnitStress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An outcome for people: a row for each unit, then who is liquidated and in which order.
 *
 * <pre>
 * desk-7 under down-10: every price 10 % down
 *   unit        balance   after    loss           loss %   ratio   after   liquidated  deficit  breaks at
 *   CROSS:USDT  20000.00  8000.00  12000.00 USDT  60.00 %  0.0600  0.1350  no          0.00     1.58 x scenario
 * </pre>
 */
public final class StressTable {
    private static final List<String> HEAD = List.of(
            "unit",
            "balance",
            "after",
            "loss",
            "loss %",
            "ratio",
            "after",
            "liquidated",
            "deficit",
            "breaks at",
            "all prices together");

    private StressTable() {}

    /** Its lines. */
    public static List<String> lines(StressOutcome outcome) {
        List<String> lines = new ArrayList<>();
        String description = outcome.scenario().description();
        lines.add(outcome.account() + " under " + outcome.scenario().name()
                + (description.isEmpty() ? "" : ": " + description));
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        outcome.units().forEach(unit -> rows.add(row(unit)));
        aligned(rows).forEach(row -> lines.add("  " + row));
        int order = 0;
        for (UnitStress unit : outcome.liquidations()) {
            order++;
            lines.add("  liquidated " + order + ": " + unit.scope() + " at " + way(unit.liquidatedAt()));
        }
        if (!outcome.unratedSymbols().isEmpty()) {
            lines.add("  funding not counted, no rate given: " + String.join(", ", outcome.unratedSymbols()));
        }
        return lines;
    }

    private static List<String> row(UnitStress unit) {
        return List.of(
                unit.scope().text(),
                Figures.money(unit.balanceBefore()),
                Figures.money(unit.balanceAfter()),
                Figures.money(unit.loss()) + " " + unit.asset(),
                Figures.percent(unit.lossShare()),
                Figures.ratio(unit.ratioBefore()),
                Figures.ratio(unit.ratioAfter()),
                unit.liquidated() ? "yes" : "no",
                Figures.money(unit.deficit()),
                breaksAt(unit.breakAt()),
                together(unit.uniformShock()));
    }

    private static String way(OptionalDouble pathTime) {
        return Figures.percent(pathTime) + " of the way";
    }

    private static String breaksAt(OptionalDouble breakAt) {
        if (breakAt.isEmpty()) {
            return "never";
        }
        return breakAt.getAsDouble() <= 1 ? way(breakAt) : Figures.multiple(breakAt.getAsDouble()) + " x scenario";
    }

    private static String together(JointShock shock) {
        if (shock.now()) {
            return "now";
        }
        List<String> moves = new ArrayList<>();
        shock.down().ifPresent(move -> moves.add(Figures.percent(OptionalDouble.of(move))));
        shock.up().ifPresent(move -> moves.add("+" + Figures.percent(OptionalDouble.of(move))));
        return moves.isEmpty() ? "never" : String.join(" or ", moves);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
