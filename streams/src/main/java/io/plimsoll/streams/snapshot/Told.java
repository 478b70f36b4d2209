package io.plimsoll.streams.snapshot;

import io.plimsoll.risk.book.UnitStanding;
import java.util.List;

/** What was last told of an account: three numbers a unit, so that a million accounts need little memory. */
final class Told {
    private static final int FIGURES = 3;

    final String account;
    boolean due = true;
    private double[] figures = new double[0];

    Told(String account) {
        this.account = account;
    }

    /** Notes what is being told. */
    void tell(List<UnitStanding> now) {
        if (figures.length != now.size() * FIGURES) {
            figures = new double[now.size() * FIGURES];
        }
        int at = 0;
        for (UnitStanding unit : now) {
            figures[at++] = unit.marginRatio();
            figures[at++] = unit.marginBalance();
            figures[at++] = unit.maintenanceMargin();
        }
        due = false;
    }

    /** Whether a figure moved by more than {@code step} since it was told. */
    boolean movedFrom(List<UnitStanding> now, double step) {
        if (figures.length != now.size() * FIGURES) {
            return true;
        }
        int at = 0;
        for (UnitStanding unit : now) {
            if (moved(figures[at++], unit.marginRatio(), step)
                    || movedAmount(figures[at++], unit.marginBalance(), step)
                    || movedAmount(figures[at++], unit.maintenanceMargin(), step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean movedAmount(double before, double now, double step) {
        return moved(before, now, step * Math.abs(before));
    }

    /** Two infinite ratios are equal, and an infinite one differs from every other. */
    private static boolean moved(double before, double now, double by) {
        return before != now && !(Math.abs(now - before) <= by);
    }
}
