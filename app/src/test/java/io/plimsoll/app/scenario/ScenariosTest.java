package io.plimsoll.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.risk.stress.FundingShock;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenariosTest {
    private static final Path RESOURCES = Path.of("src/main/resources/scenarios");

    @TempDir
    Path dir;

    @Test
    void listsEveryScenarioThatIsShippedByTheNameOfItsFile() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES)) {
            List<String> inFolder = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .toList();

            assertThat(Scenarios.names()).hasSize(24).containsExactlyInAnyOrderElementsOf(inFolder);
        }
        assertThat(Scenarios.shipped()).extracting(Scenario::name).isEqualTo(Scenarios.names());
        assertThat(Scenarios.shipped()).extracting(Scenario::description).doesNotContain("");
    }

    /** Falls from peak to trough as published beside each event, per cent to one decimal; the files say how they were measured. */
    @ParameterizedTest(name = "{0}: {1} {2} %")
    @CsvSource({
        "down-50, ANY, -50",
        "up-30, ANY, 30",
        "alts-2x-btc, BTC, -20",
        "alts-2x-btc, SOL, -40",
        "2020-03-12, BTC, -52.6",
        "2020-03-12, ETH, -57.7",
        "2021-05-19, BTC, -34.6",
        "2021-05-19, ETH, -47.9",
        "2021-05-23, BTC, -53.8",
        "2021-05-23, ETH, -60.6",
        "2021-09-07, BTC, -19.1",
        "2021-09-07, ETH, -24.3",
        "2021-12-04, BTC, -26.6",
        "2021-12-04, ETH, -23.3",
        "2022-01-24, BTC, -24.3",
        "2022-01-24, ETH, -34.0",
        "2022-05-12, BTC, -36.4",
        "2022-05-12, ETH, -42.4",
        "2022-06-18, BTC, -42.1",
        "2022-06-18, ETH, -51.2",
        "2022-11-09, BTC, -27.8",
        "2022-11-09, ETH, -35.7",
        "2022-11-09, ANY, -35.7",
        "2024-08-05, BTC, -25.2",
        "2024-08-05, ETH, -34.7",
        "2025-02-03, BTC, -14.1",
        "2025-02-03, ETH, -37.5",
        "2025-04-09, BTC, -15.9",
        "2025-04-09, ETH, -29.3",
        "2025-05-06, LAYER, -47.9",
        "2025-05-06, BTC, 0",
        "2025-10-10, BTC, -17.5",
        "2025-10-10, ETH, -24.6",
        "2025-10-10, SOL, -34.7",
        "2025-10-10, XRP, -58.9",
        "2025-10-10, ADA, -67.2",
        "2025-10-10, LINK, -66.5",
        "2025-10-10, SUI, -83.9",
        "2025-10-10, ENA, -78.2",
        "2025-10-10, ANY, -67.9"
    })
    void movesPricesByWhatWasMeasured(String name, String asset, double percent) throws Exception {
        Scenario scenario = Scenarios.find(name, dir);

        PriceMoves last = scenario.path().get(scenario.path().size() - 1);
        double moved = 100 * (last.factorOfContract(asset + "USDT", asset) - 1);
        assertThat(moved).isBetween(percent - 0.1, percent + 0.1);
    }

    @Test
    void theFundingShockPaysTenfoldForADay() throws Exception {
        assertThat(Scenarios.find("funding-x10-24h", dir).funding()).isEqualTo(new FundingShock(10, 24));
    }

    @Test
    void aFileIsLookedForBesideTheOneThatNamesIt() throws Exception {
        Files.writeString(dir.resolve("mine.yaml"), "{name: mine, moves: {others: -0.07}}");

        assertThat(Scenarios.find("mine.yaml", dir))
                .isEqualTo(Scenario.ofPrices("mine", "", PriceMoves.uniform(-0.07)));
    }

    @Test
    void namesTheScenariosThereAreForANameThatIsNone() {
        assertThatThrownBy(() -> Scenarios.find("2025-10-11", dir))
                .isInstanceOf(ScenarioFileException.class)
                .hasMessageStartingWith(
                        "scenario: found 2025-10-11, expected a file (.yaml) or one of down-5, down-10,")
                .hasMessageEndingWith("2025-10-10");
    }
}
