package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.run.GateConfig;
import io.plimsoll.risk.market.GateSettings;
import io.plimsoll.risk.market.MarketGate;
import io.plimsoll.risk.market.OfferedPrice;
import io.plimsoll.risk.market.QualityReason;
import io.plimsoll.risk.market.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/data-quality.md shows is what happens. */
class DataQualityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "data-quality.md");

    @Test
    void thePricesOfThePageGetTheVerdictsOfThePage() throws IOException {
        PlimsollConfig config = PlimsollConfig.defaults().with(ConfigKey.GATE_SOURCES, "best, second");
        MarketGate gate = new MarketGate(GateConfig.of(config));
        Matcher block = Pattern.compile("^```csv prices\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        assertThat(block.find()).isTrue();

        List<String> rows = block.group(1).lines().skip(1).toList();

        assertThat(rows).hasSize(13);
        for (String row : rows) {
            String[] cell = row.split(",", -1);
            long timeMs = Long.parseLong(cell[0]);
            OfferedPrice price =
                    new OfferedPrice("BTCUSDT", cell[1], timeMs, Double.parseDouble(cell[2]), Double.NaN, timeMs);
            assertThat(gate.offer(price).verdict()).as(row).isEqualTo(Verdict.valueOf(cell[3]));
        }
    }

    @Test
    void thePageNamesEveryVerdictEveryReasonAndEveryKey() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Arrays.stream(Verdict.values()).map(verdict -> "| `" + verdict + "` |"))
                .allMatch(page::contains);
        assertThat(Arrays.stream(QualityReason.values()).map(reason -> "`" + reason + "`"))
                .allMatch(page::contains);
        assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::key).filter(key -> key.startsWith("gate.")))
                .allMatch(page::contains);
    }

    @Test
    void theDefaultsOfTheConfigurationAreThoseOfTheGateButForSilence() {
        assertThat(GateConfig.of(PlimsollConfig.defaults())).isEqualTo(GateSettings.DEFAULT.withStaleMs(30_000));
    }
}
