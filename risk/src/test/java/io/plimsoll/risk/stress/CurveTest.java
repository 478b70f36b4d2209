package io.plimsoll.risk.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void aParabolaThatTouchesZeroIsFoundAndOneThatMissesByABillionthIsNot() {
        Curve touching = new Curve();
        touching.addProduct(0.25, -2, -2);
        Curve missing = new Curve().plus(1, touching);
        missing.addLine(1e-9, 0);

        assertThat(FirstCrossing.ofZero(touching, 0, 1).orElseThrow()).isCloseTo(0.5, within(1e-7));
        assertThat(FirstCrossing.ofZero(missing, 0, 1)).isEmpty();
    }

    /** 1 / (1 − 0.9 t) + 2 / (1 + 3 t) − 2.2 falls, turns where (1 + 3 t) = √(6 / 0.9) (1 − 0.9 t), and rises. */
    @Test
    void theTurnOfTwoFractionsIsWhereTheirSlopesCancel() {
        Curve curve = new Curve();
        curve.addQuotient(1, 0, -0.9);
        curve.addQuotient(2, 0, 3);
        curve.addLine(-2.2, 0);

        assertThat(curve.turns(0, 1))
                .singleElement()
                .satisfies(turn -> assertThat(turn).isCloseTo(0.297154639, within(1e-9)));
    }

    /** 1.25 = 1 / (1 − 0.5 t) at t = 0.4. */
    @Test
    void aSingleFractionCrossesAtItsRoot() {
        Curve curve = new Curve();
        curve.addLine(1.25, 0);
        curve.addQuotient(-1, 0, -0.5);

        assertThat(FirstCrossing.ofZero(curve, 0, 1).orElseThrow()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void termsThatCancelLeaveALine() {
        Curve curve = new Curve();
        curve.addQuotient(60_000, 0.3, 0.3);
        curve.addQuotient(5, 0.7, -0.2);
        curve.addQuotient(-5, 0.7, -0.2);
        curve.addLine(2, 0.5);

        for (double t : List.of(0.0, 0.25, 1.0)) {
            assertThat(curve.at(t)).as("t %s", t).isEqualTo(60_002 + t);
        }
        assertThat(curve.turns(0, 1)).isEmpty();
    }

    @Test
    void aProductOfTwoMovesIsNotTheirSum() {
        Curve curve = new Curve();
        curve.addProduct(100, -0.5, -0.1);

        assertThat(curve.at(1)).isCloseTo(45, within(1e-12));
        assertThat(curve.at(0.5)).isCloseTo(71.25, within(1e-12));
    }
}
