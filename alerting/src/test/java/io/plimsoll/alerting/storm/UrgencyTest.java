package io.plimsoll.alerting.storm;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.alerting.alert.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrgencyTest {
    @Test
    void theGraverComesFirstThenTheNearerThenTheLarger() {
        var far = new Urgency(Severity.EMERGENCY, 0.03, 10);
        var near = new Urgency(Severity.EMERGENCY, 0.01, 10);
        var nearAndLarge = new Urgency(Severity.EMERGENCY, 0.01, 5_000);
        var critical = new Urgency(Severity.CRITICAL, 0, 1_000_000);

        assertThat(List.of(critical, far, near, nearAndLarge).stream().sorted())
                .containsExactly(nearAndLarge, near, far, critical);
    }

    @Test
    void anAlertIsAsNearAsItsNearestPosition() {
        assertThat(Urgency.of(anAlert().build())).isEqualTo(new Urgency(Severity.CRITICAL, 0.02469, 257.5));
    }

    @Test
    void aBalanceThatIsUsedUpIsNoDistanceAway() {
        assertThat(Urgency.of(anAlert().marginBalance("-3").build()).distance()).isZero();
    }

    @Test
    void thePriorityIsTheLevelAndHowNear() {
        assertThat(new Urgency(Severity.EMERGENCY, 0.02, 1).priority()).isEqualTo(3.97902, within(1e-9));
        assertThat(new Urgency(Severity.EMERGENCY, Double.POSITIVE_INFINITY, 1).priority())
                .isEqualTo(3);
        assertThat(new Urgency(Severity.CRITICAL, 0, 1).priority()).isEqualTo(2.999, within(1e-9));
    }

    @Test
    void aNegativeDistanceIsRefused() {
        assertThatThrownBy(() -> new Urgency(Severity.INFO, -0.1, 0))
                .hasMessage("distance: found -0.1, expected 0 or more");
    }
}
