package io.plimsoll.alerting.kafka;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.MarketEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketMappingTest {
    private static final Instant TIME = Instant.parse("2026-01-01T10:00:00Z");
    private static final MarketEvidence FULL = new MarketEvidence(
            new MarketEvidence.Reading("BTCUSDT", "1h", TIME, 104582.41, 512.3, 244.0, "HIGH", 812),
            5.04,
            new MarketEvidence.Signal(
                    "BTCUSDT",
                    "1h",
                    TIME,
                    TIME,
                    "RSI_OVERBOUGHT",
                    "BEARISH",
                    71.2,
                    70,
                    0.55,
                    812,
                    "RSI 14 at 71.2",
                    431,
                    0.43),
            2.03,
            List.of(new MarketEvidence.Fault("ETHUSDT", "STALE", TIME, "no price for 12 s")),
            Map.of("margin-ratio", "CRITICAL"));

    @Test
    void everythingTheMarketSaidSurvivesTheWayOverTheWire() {
        Alert alert = anAlert().market(FULL).build();

        assertThat(AvroMapping.alert(AvroMapping.alert(alert)).evidence()).isEqualTo(alert.evidence());
    }

    @Test
    void whatWasNotKnownStaysUnknown() {
        Alert alert = anAlert()
                .market(new MarketEvidence(
                        new MarketEvidence.Reading("BTCUSDT", "1h", TIME, 104582.41, 512.3, null, null, 20),
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of()))
                .build();

        assertThat(AvroMapping.alert(AvroMapping.alert(alert)).evidence()).isEqualTo(alert.evidence());
    }
}
