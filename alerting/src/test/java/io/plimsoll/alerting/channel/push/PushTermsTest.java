package io.plimsoll.alerting.channel.push;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.notify.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PushTermsTest {
    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    private final Alert lead = anAlert().build();

    private Message digest(String intentId, Digest.Kind kind, Instant since) {
        return new Message(
                intentId,
                "device",
                lead,
                null,
                new Digest(kind, "", since, since.plusSeconds(60), Map.of(Severity.CRITICAL, 312), 0, 0, 0, List.of()));
    }

    private String collapsed(Digest.Kind kind, Instant since) {
        return PushTerms.collapseId(digest("i-" + kind, kind, since));
    }

    @Test
    void anAlertStandsUnderItsOwnId() {
        Message alone = new Message("i1", "device", lead);

        assertThat(PushTerms.collapseId(alone)).isEqualTo(lead.alertId());
    }

    @Test
    void whatItsLeadIsToldOfNextDoesNotTakeTheDigestFromTheScreen() {
        for (Digest.Kind kind : Digest.Kind.values()) {
            assertThat(collapsed(kind, TEN)).as(kind.name()).isNotEqualTo(lead.alertId());
        }
    }

    @Test
    void updatesOfOneStormReplaceEachOtherAndThoseOfTheNextDoNot() {
        String began = collapsed(Digest.Kind.STORM_BEGAN, TEN);

        assertThat(collapsed(Digest.Kind.STORM_GOES_ON, TEN)).isEqualTo(began);
        assertThat(collapsed(Digest.Kind.STORM_ENDED, TEN)).isEqualTo(began);
        assertThat(collapsed(Digest.Kind.STORM_BEGAN, TEN.plusSeconds(3_600))).isNotEqualTo(began);
        assertThat(began).matches("[0-9a-f]{32}");
    }

    @Test
    void digestsOfDifferentAlertsStandSideBySide() {
        Message first = digest("0f3c1a2b4d5e6f708192a3b4c5d6e7f8", Digest.Kind.GROUPED, TEN);
        Message second = digest("1f3c1a2b4d5e6f708192a3b4c5d6e7f8", Digest.Kind.GROUPED, TEN);

        assertThat(PushTerms.collapseId(first)).isEqualTo("0f3c1a2b4d5e6f708192a3b4c5d6e7f8");
        assertThat(PushTerms.collapseId(second)).isEqualTo("1f3c1a2b4d5e6f708192a3b4c5d6e7f8");
    }

    @Test
    void longIdsAreHashedWhereTheServiceTakes64BytesOnly() {
        Message mine = digest("x".repeat(65), Digest.Kind.HOURLY_CAP, TEN);

        assertThat(PushTerms.shortCollapseId(mine)).matches("[0-9a-f]{32}");
    }
}
