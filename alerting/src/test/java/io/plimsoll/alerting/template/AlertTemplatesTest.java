package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.notify.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTemplatesTest {
    @TempDir
    Path dir;

    private Templates with(String file, String source) throws IOException {
        Files.writeString(dir.resolve(file), source);
        return Templates.of(dir);
    }

    @Test
    void d32ATemplateThatDoesNotParseIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> with("email.text.peb", "first\n{% if %}"))
                .isInstanceOf(InvalidTemplatesException.class)
                .hasMessageStartingWith(dir + "/email.text.peb:2: does not parse: ");
    }

    @Test
    void d32AFieldThatDoesNotExistIsRefusedWhenItIsLoadedWithEveryKindOfAlertItFailsOn() {
        assertThatThrownBy(() -> with("email.html.peb", "<p>\n\n{{ acount }}</p>"))
                .isInstanceOf(InvalidTemplatesException.class)
                .hasMessageStartingWith(dir + "/email.html.peb:3: ")
                .hasMessageContaining("[acount]")
                .hasMessageContaining("RAISED MARGIN_RATIO, ")
                .hasMessageContaining("RESOLVED LIQUIDATION_DISTANCE");
        assertThatThrownBy(() -> with("email.digest.text.peb", "{{ finding }}"))
                .hasMessageContaining("digest STORM_BEGAN")
                .hasMessageNotContaining("email.digest.text.peb:1: MARGIN_RATIO");
    }

    @Test
    void d32EveryFaultOfAFolderIsToldAtOnceAndAFileOfAnotherNameToo() throws IOException {
        Files.writeString(dir.resolve("sms.text.peb"), "{{ a }}");
        Files.writeString(dir.resolve("slack.title.peb"), "{{ b }}");

        assertThatThrownBy(() -> Templates.of(dir))
                .isInstanceOfSatisfying(
                        InvalidTemplatesException.class,
                        e -> assertThat(e.faults()).hasSize(2).allMatch(fault -> fault.contains(".peb:1: ")));
        assertThatThrownBy(() -> with("sms.txt", "x"))
                .hasMessageContaining("sms.txt: found a file of this name, expected one of [alertmanager.digest.peb, ");
        assertThatThrownBy(() -> Templates.of(dir.resolve("nowhere")))
                .hasMessageContaining("nowhere: cannot be read (")
                .hasMessageContaining("expected a folder of templates");
    }

    @Test
    void d32ATemplateThatFailsOnARealAlertIsReplacedByPlainTextWithAllFigures() throws IOException {
        Templates templates = with("email.text.peb", "{% if account == \"acct-17\" %}{{ nowhere }}{% endif %}ok");

        RenderedAlert rendered =
                templates.mail().render(new Message("i1", "x", anAlert().build()));

        assertThat(rendered.subject()).isEqualTo("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away");
        assertThat(rendered.html()).isEmpty();
        assertThat(rendered.text())
                .startsWith("Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).\n")
                .contains("account: acct-17\n")
                .contains("value: 0.8123\n")
                .contains("alertId: a1\n");
        assertThat(templates.faults("email").take("i1").orElseThrow())
                .startsWith(dir + "/email.text.peb:1: ")
                .contains("[nowhere]");
        assertThat(templates.faults("email").take("i1")).isEmpty();
        assertThat(templates.mail().render(anAlert().account("acct-18").build()).text())
                .isEqualTo("ok");
    }

    @Test
    void aFolderReplacesOneFileAndTheOthersStayBuiltIn() throws IOException {
        Templates templates = with("sms.text.peb", "{{ account }}: {{ next }}");

        assertThat(templates.brief("sms").render(anAlert().build()))
                .isEqualTo(new BriefAlert(
                        "[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away",
                        "acct-17: Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2)."));
        assertThat(templates.brief("ntfy").render(anAlert().build()))
                .isEqualTo(BriefTemplate.builtIn().render(anAlert().build()));
    }

    @Test
    void everyBuiltInTemplateRendersEverySample() {
        Templates builtIn = Templates.builtIn();

        for (Message sample : SampleAlerts.messages()) {
            builtIn.mail().render(sample);
            Templates.BRIEF.forEach(channel -> builtIn.brief(channel).render(sample));
        }

        assertThat(builtIn.faults("email").take("sample")).isEmpty();
        assertThat(Templates.BRIEF)
                .allSatisfy(channel ->
                        assertThat(builtIn.faults(channel).take("sample")).isEmpty());
    }

    @Test
    void theEndOfAnEpisodeSaysWhichLevelItLeft() {
        var end = anAlert().change(4, Change.RESOLVED, Severity.CRITICAL, null).build();

        RenderedAlert rendered = AlertTemplates.builtIn().render(end);

        assertThat(rendered.subject()).startsWith("[RESOLVED]");
        assertThat(rendered.text())
                .startsWith("Nothing to do: CROSS:USDT is back within its limits.")
                .contains("CRITICAL");
    }

    @Test
    void anAccountNameIsNeitherMarkupNorAHeader() {
        var hostile = anAlert()
                .account("<img src=x onerror=a()>\r\nBcc: y@example.com & \"z\"")
                .build();

        RenderedAlert mail = AlertTemplates.builtIn().render(hostile);

        assertThat(mail.subject()).doesNotContainPattern("[\r\n]").hasSizeLessThanOrEqualTo(60);
        assertThat(mail.html().orElseThrow())
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=a()&gt; Bcc: y@example.com &amp; &quot;z&quot;");
    }
}
