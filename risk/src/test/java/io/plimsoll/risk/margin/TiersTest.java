package io.plimsoll.risk.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TiersTest {

    private static final double NONE = Double.NaN;
    private static final double NO_CAP = Double.POSITIVE_INFINITY;

    @Test
    void derivesMissingAmountsSoThatMaintenanceMarginIsContinuous() {
        Tiers tiers = Tiers.of(List.of(
                new Tier(0, 50_000, 0.004, NONE, 125),
                new Tier(50_000, 250_000, 0.005, NONE, 100),
                new Tier(250_000, NO_CAP, 0.01, NONE, 50)));

        assertThat(tiers.tiers().get(0).maintenanceAmount()).isZero();
        assertThat(tiers.tiers().get(1).maintenanceAmount()).isCloseTo(50, within(1e-9));
        assertThat(tiers.tiers().get(2).maintenanceAmount()).isCloseTo(1_300, within(1e-9));
    }

    @Test
    void keepsAGivenAmountAndDerivesTheNextFromIt() {
        Tiers tiers = Tiers.of(List.of(new Tier(0, 1_000, 0.01, 7, NONE), new Tier(1_000, NO_CAP, 0.02, NONE, NONE)));

        assertThat(tiers.tiers().get(0).maintenanceAmount()).isEqualTo(7);
        assertThat(tiers.tiers().get(1).maintenanceAmount()).isCloseTo(17, within(1e-9));
    }

    @Test
    void countsTheFloorInAndTheCapOut() {
        Tiers tiers =
                Tiers.of(List.of(new Tier(0, 1_000, 0.01, NONE, NONE), new Tier(1_000, NO_CAP, 0.02, NONE, NONE)));

        assertThat(tiers.indexOf(0)).isZero();
        assertThat(tiers.indexOf(Math.nextDown(1_000.0))).isZero();
        assertThat(tiers.indexOf(1_000)).isEqualTo(1);
        assertThat(tiers.at(1e18).maintenanceMarginRate()).isEqualTo(0.02);
    }

    @Test
    void namesTheFaultyTierTheValueFoundAndTheValueExpected() {
        Tier first = new Tier(0, 1_000, 0.02, NONE, NONE);

        assertThatThrownBy(() -> Tiers.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tiers is empty, expected at least one tier");
        assertThatThrownBy(() -> Tiers.of(List.of(new Tier(5, NO_CAP, 0.02, NONE, NONE))))
                .hasMessage("tier 1: notionalFloor is 5.0, expected 0");
        assertThatThrownBy(() -> Tiers.of(List.of(first, new Tier(1_500, NO_CAP, 0.03, NONE, NONE))))
                .hasMessage("tier 2: notionalFloor is 1500.0, expected 1000.0, where tier 1 ends");
        assertThatThrownBy(() -> Tiers.of(List.of(first, new Tier(1_000, NO_CAP, 0.01, NONE, NONE))))
                .hasMessage("tier 2: maintenanceMarginRate is 0.01, expected not below the 0.02 of the tier before");
        assertThatThrownBy(() -> Tiers.of(List.of(first)))
                .hasMessage("tier 1: notionalCap is 1000.0, expected no cap (Infinity) in the last tier");
        assertThatThrownBy(() -> new Tier(10, 10, 0.01, NONE, NONE))
                .hasMessage("notionalCap is 10.0, expected above notionalFloor 10.0");
        assertThatThrownBy(() -> new Tier(0, 10, 1.5, NONE, NONE))
                .hasMessage("maintenanceMarginRate is 1.5, expected a fraction from 0 to 1");
    }
}
