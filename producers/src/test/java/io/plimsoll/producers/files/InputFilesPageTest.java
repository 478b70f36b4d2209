package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/input-files.md says of a file is what its reader takes. */
class InputFilesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "input-files.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("^```(?:csv|json) (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| (yes|optional)", Pattern.MULTILINE);

    @TempDir
    Path dir;

    static List<Arguments> csvFiles() {
        return List.of(
                Arguments.of("prices", PriceFile.COLUMNS),
                Arguments.of("klines", KlineRows.COLUMNS),
                Arguments.of("positions", PositionFile.COLUMNS),
                Arguments.of("balances", BalanceFile.COLUMNS),
                Arguments.of("brackets", BracketFile.COLUMNS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("csvFiles")
    void thePageHasEveryColumnAndNoOther(String file, CsvColumns columns) throws IOException {
        String section = section(file);

        assertThat(named(section, "yes")).containsExactlyInAnyOrderElementsOf(columns.required());
        assertThat(named(section, "optional")).containsExactlyInAnyOrderElementsOf(columns.optional());
    }

    @Test
    void thePageHasEveryFieldOfAnInstrumentAndItsTiersAndNoOther() throws IOException {
        List<String> fields = new ArrayList<>(InstrumentTerms.FIELDS);
        fields.addAll(TierList.FIELDS);

        List<String> named = new ArrayList<>(named(section("instruments"), "yes"));
        named.addAll(named(section("instruments"), "optional"));

        assertThat(named).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void everyExampleOfThePageIsTaken() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        List<String> taken = new ArrayList<>();
        while (example.find()) {
            Path file = Files.writeString(dir.resolve(example.group(1)), example.group(2));
            taken.add(example.group(1) + " " + read(example.group(1), file).size());
        }

        assertThat(taken)
                .containsExactly(
                        "prices.csv 3",
                        "klines.csv 8",
                        "positions.csv 2",
                        "balances.csv 2",
                        "brackets.csv 1",
                        "instruments.json 1");
    }

    private static List<FeedRecord> read(String name, Path file) {
        FeedFiles files = new FeedFiles();
        return switch (name) {
            case "prices.csv" -> files.prices(file).records();
            case "klines.csv" ->
                files.klines(file, Optional.empty(), OhlcPath.FULL).records();
            case "positions.csv" -> files.positions(file).records();
            case "balances.csv" -> files.balances(file).records();
            case "brackets.csv" ->
                files.brackets(file, new BigDecimal("0.0005"), 0).records();
            case "instruments.json" -> files.instruments(file, 0).records();
            default -> throw new IllegalStateException("no reader for " + name);
        };
    }

    private static String section(String name) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + name + "\n");
        assertThat(from).as("section of " + name).isPositive();
        return page.substring(from, page.indexOf("\n## ", from + 1));
    }

    private static List<String> named(String section, String needed) {
        return ROW.matcher(section)
                .results()
                .filter(row -> row.group(2).equals(needed))
                .map(row -> row.group(1))
                .toList();
    }
}
