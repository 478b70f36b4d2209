package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import org.junit.jupiter.api.Test;

class AlertTemplatesTest {
    @Test
    void d32ATemplateThatDoesNotParseIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> AlertTemplates.of("{% if %}", "<p></p>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("template does not parse: ");
    }

    @Test
    void d32AFieldThatDoesNotExistIsRefusedWhenItIsLoadedWithEveryKindOfAlertItFailsOn() {
        assertThatThrownBy(() -> AlertTemplates.of("{{ acount }}", "<p></p>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("template fails on sample alerts: RAISED MARGIN_RATIO: ")
                .hasMessageContaining("RESOLVED LIQUIDATION_DISTANCE: ")
                .hasMessageContaining("acount");
    }

    @Test
    void d32ATemplateThatFailsOnARealAlertIsReplacedByPlainTextWithAllFigures() {
        var templates =
                AlertTemplates.of("{% if account == \"acct-17\" %}{{ nowhere }}{% endif %}", "<p>{{ account }}</p>");

        RenderedAlert rendered = templates.render(anAlert().build());

        assertThat(rendered.subject()).isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123 (CROSS:USDT)");
        assertThat(rendered.html()).isEmpty();
        assertThat(rendered.text())
                .contains("account: acct-17\n")
                .contains("value: 0.8123\n")
                .contains("alertId: a1\n");
        assertThat(templates.render(anAlert().account("acct-18").build()).html())
                .contains("<p>acct-18</p>");
    }

    @Test
    void theEndOfAnEpisodeSaysWhichLevelItLeft() {
        var end = anAlert().change(4, Change.RESOLVED, Severity.CRITICAL, null).build();

        RenderedAlert rendered = AlertTemplates.builtIn().render(end);

        assertThat(rendered.subject()).startsWith("[RESOLVED]");
        assertThat(rendered.text()).contains("CRITICAL");
    }
}
