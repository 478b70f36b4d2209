package io.plimsoll.alerting.template;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefTemplateTest {
    @Test
    void saysFirstWhatToDoThenWhatHappenedAndWhereToLook() {
        assertThat(BriefTemplate.builtIn().render(anAlert().build()))
                .isEqualTo(new BriefAlert("[CRITICAL] acct-17 margin ratio 0.8123, liq. 2.47 % away", """
                        Add 160.83 USDT to CROSS:USDT, or close 40.00 % of LONG BTCUSDT (0.2).
                        Margin ratio 0.8123, limit 0.8000: raised to CRITICAL.
                        LONG BTCUSDT liquidates at 102,000.12, 2.47 % from the mark price 104,582.41.
                        CROSS:USDT, 2025-10-10 21:15:00 UTC
                        alert a1"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "margin ratio",
                "stress sample-scenario",
                "liquidation distance BTCUSDT",
                "liquidation distance atr BTCUSDT",
                "volatility regime BTCUSDT",
                "signal BTCUSDT",
                "data quality BTCUSDT"
            })
    void everyKindOfRuleIsAmongTheSamples(String label, @TempDir Path dir) throws Exception {
        Files.writeString(dir.resolve("push.text.peb"), "{% if label == \"" + label + "\" %}{{ nowhere }}{% endif %}");

        assertThatThrownBy(() -> Templates.of(dir))
                .isInstanceOf(InvalidTemplatesException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aSlackNameIsNoMarkupAndNoMention() {
        var hostile =
                anAlert().account("<!channel> *b* _i_ ~s~ `c` desk_7 & co").build();

        assertThat(BriefTemplate.builtIn("slack").render(hostile).text())
                .contains("&lt;!channel&gt; ∗b∗ ＿i＿ ∼s∼ ˋcˋ desk_7 &amp; co CROSS:USDT");
    }

    @Test
    void aTelegramNameIsNoTag() {
        var hostile = anAlert().account("<a href='tg://x'>b</a>&").build();

        assertThat(BriefTemplate.builtIn("telegram").render(hostile).text())
                .contains("&lt;a href=&#39;tg://x&#39;&gt;b&lt;/a&gt;&amp; CROSS:USDT");
    }

    @Test
    void aTextIsCutBetweenWordsAndNeverAfterANumberWhoseUnitMayBeMissing() {
        assertThat(BriefAlert.shortened("price 104582.41 is near", 23)).isEqualTo("price 104582.41 is near");
        assertThat(BriefAlert.shortened("price 104582.41 is near", 16)).isEqualTo("price…");
        assertThat(BriefAlert.shortened("price 104582.41 is near", 19)).isEqualTo("price 104582.41 is…");
        assertThat(BriefAlert.shortened("104582.41", 5)).isEqualTo("…");
    }

    @Test
    void theLastLineStaysBecauseItSaysWhereToGoOn() {
        assertThat(BriefAlert.shortened("close half of it\nand then the rest\nalert a1", 30))
                .isEqualTo("close half of it\nand…\nalert a1");
    }

    @Test
    void whatIsCutOutOfHtmlLeavesNoTagOpen() {
        String words = "word ".repeat(30).strip();

        assertThat(new BriefAlert("<b>t</b>", "<i>" + words + "</i>\nend").htmlWithin(120))
                .isEqualTo("<b>t</b>\n<i>word word word word word word word word…</i>\nend");
        assertThat(new BriefAlert("<b>t", "two lines</b> <a href=\"x\">" + words + "</a>").htmlWithin(90))
                .isEqualTo("<b>t\ntwo lines</b>…");
        assertThat(new BriefAlert("</b>", words).htmlWithin(90))
                .doesNotContain("<")
                .hasSizeLessThanOrEqualTo(90);
    }
}
