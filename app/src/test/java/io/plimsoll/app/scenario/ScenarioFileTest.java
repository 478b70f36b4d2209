package io.plimsoll.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plimsoll.risk.stress.BetaMove;
import io.plimsoll.risk.stress.CollateralShock;
import io.plimsoll.risk.stress.FundingShock;
import io.plimsoll.risk.stress.PriceMoves;
import io.plimsoll.risk.stress.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
    @TempDir
    Path dir;

    @Test
    void readsMovesFundingAndCollateral() throws Exception {
        Scenario read = ScenarioFile.read(file("""
                name: my-crash
                description: all of it
                moves:
                  symbols: {BTCUSDT: -0.175}
                  assets: {ETH: -0.25}
                  reference: -0.20
                  betas: {SOL: 1.6}
                  others: -0.35
                funding: {multiplier: 10, hours: 24}
                collateral: {cuts: {BTC: 0.05}, others: 0.1}
                """));

        PriceMoves moves = new PriceMoves(
                new TreeMap<>(Map.of("BTCUSDT", -0.175)),
                new TreeMap<>(Map.of("ETH", -0.25)),
                Optional.of(BetaMove.of(-0.2, Map.of("SOL", 1.6))),
                -0.35);
        assertThat(read)
                .isEqualTo(new Scenario(
                        "my-crash",
                        "all of it",
                        List.of(moves),
                        new FundingShock(10, 24),
                        CollateralShock.of(Map.of("BTC", 0.05), 0.1)));
    }

    @Test
    void readsAPathInOrder() throws Exception {
        Scenario read = ScenarioFile.read(file("""
                name: v
                path:
                  - {others: -0.3}
                  - {others: -0.1}
                """));

        assertThat(read).isEqualTo(Scenario.ofPrices("v", "", PriceMoves.uniform(-0.3), PriceMoves.uniform(-0.1)));
    }

    @Test
    void fundingAloneLeavesThePrices() throws Exception {
        Scenario read = ScenarioFile.read(file("""
                name: paying
                funding: {multiplier: 3, hours: 8}
                """));

        assertThat(read.path()).containsExactly(PriceMoves.uniform(0));
        assertThat(read.funding()).isEqualTo(new FundingShock(3, 8));
    }

    @Test
    void namesEveryFaultAtOnce() {
        Path file = file("""
                nmae: x
                moves: {symbols: {BTCUSDT: -30%}, asset: {BTC: -0.1}, betas: {ETH: 1.2}}
                path: []
                funding: {multiplier: 10}
                collateral: {cuts: {BTC: 5}}
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": nmae: unknown key, expected one of"
                                + " [collateral, description, funding, moves, name, path]",
                        file + ": name: found nothing, expected a name",
                        file + ": path: found a path beside moves, expected only one of them",
                        file + ": path: found [], expected a list of steps",
                        file + ": funding.hours: found nothing, expected a number",
                        file + ": collateral: collateral cut of BTC is 5.0, expected a fraction from 0 to 1");
    }

    @Test
    void namesTheFaultsOfAStep() {
        Path file = file("""
                name: x
                path:
                  - {symbols: {BTCUSDT: -30%}, asset: {BTC: -0.1}, betas: {ETH: 1.2}}
                  - {reference: -0.2}
                  - {others: -1.2}
                  - -0.2
                """);

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": path[0].asset: unknown key, expected one of"
                                + " [assets, betas, others, reference, symbols]",
                        file + ": path[0].symbols.BTCUSDT: found \"-30%\", expected a number",
                        file + ": path[0].reference: found nothing, expected the move that the betas refer to",
                        file + ": path[1].betas: found nothing, expected the betas that follow the reference",
                        file + ": path[2]: move of others is -1.2, expected a fraction from -1 (-100 %) to 100",
                        file + ": path[3]: found -0.2, expected moves by"
                                + " [assets, betas, others, reference, symbols]");
    }

    @Test
    void namesAFileThatAssumesNothing() {
        Path file = file("name: x\n");

        assertThat(faultsOf(file))
                .containsExactly(
                        file + ": found neither moves, path, funding nor collateral, expected at least one of them");
    }

    @Test
    void namesAKeyThatIsGivenTwice() {
        Path file = file("""
                name: x
                moves: {others: -0.1, others: -0.2}
                """);

        assertThat(faultsOf(file)).containsExactly(file + ":2: expected YAML: Duplicate field 'others'");
    }

    @Test
    void namesADocumentThatIsNoScenario() {
        Path file = file("- down-20\n");

        assertThat(faultsOf(file).get(0))
                .isEqualTo(
                        file + ": found [\"down-20\"], expected a scenario: name, moves or path, funding, collateral");
    }

    private static List<String> faultsOf(Path file) {
        ScenarioFileException thrown = catchThrowableOfType(ScenarioFileException.class, () -> ScenarioFile.read(file));
        assertThat(thrown).as("faults of " + file).isNotNull();
        return thrown.faults();
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(dir.resolve("scenario.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
