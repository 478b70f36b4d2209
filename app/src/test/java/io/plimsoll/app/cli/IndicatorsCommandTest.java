package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.risk.indicator.IndicatorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsCommandTest {
    private static final String HEADER = "timestamp_ms,open,high,low,close,volume_base\n";

    /** Closes 1, 2, 6, 7. */
    private static final String FOUR_BARS = HEADER + """
            1760054400000,1,1.5,0.5,1,10
            1760054460000,1,2.5,1,2,10
            1760054520000,2,6,2,6,10
            1760054580000,6,8,5,7,10
            """;

    @TempDir
    Path dir;

    /** By hand: MACD 2-3-2 of 1, 2, 6, 7 has the line 4 - 3 = 1, then 6 - 5 = 1, the signal (1 + 1) / 2 = 1. */
    @Test
    void csvHasAColumnAValueAndEmptyCellsUntilDefined() throws IOException {
        Cli run = Cli.run("indicators", klines(FOUR_BARS), "--set", "sma:2,ema:3,macd:2-3-2,donchian:2,tr,atr:2");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "time,bars,sma:2,ema:3,macd:2-3-2.line,macd:2-3-2.signal,macd:2-3-2.histogram,"
                                + "donchian:2.lower,donchian:2.upper,tr,atr:2",
                        "1760054400000,1,,,,,,,,1,",
                        "1760054460000,2,1.5,,,,,0.5,2.5,1.5,",
                        "1760054520000,3,4,3,1,,,1,6,4,2.75",
                        "1760054580000,4,6.5,5,1,1,0,2,8,3,2.875");
    }

    @Test
    void jsonHasAnObjectALineWithNumbersAsStringsAndNullUntilDefined() throws IOException {
        Cli run = Cli.run("indicators", klines(FOUR_BARS), "--json", "--set", "sma:2,macd:2-3-2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsExactly(
                        "{\"time\":\"2025-10-10T00:00:00.000Z\",\"bars\":1,\"sma:2\":null,"
                                + "\"macd:2-3-2\":{\"line\":null,\"signal\":null,\"histogram\":null}}",
                        "{\"time\":\"2025-10-10T00:01:00.000Z\",\"bars\":2,\"sma:2\":\"1.5\","
                                + "\"macd:2-3-2\":{\"line\":null,\"signal\":null,\"histogram\":null}}",
                        "{\"time\":\"2025-10-10T00:02:00.000Z\",\"bars\":3,\"sma:2\":\"4\","
                                + "\"macd:2-3-2\":{\"line\":\"1\",\"signal\":null,\"histogram\":null}}",
                        "{\"time\":\"2025-10-10T00:03:00.000Z\",\"bars\":4,\"sma:2\":\"6.5\","
                                + "\"macd:2-3-2\":{\"line\":\"1\",\"signal\":\"1\",\"histogram\":\"0\"}}");
    }

    @Test
    void theDefaultSetIsThatOfTheContract() throws IOException {
        Cli run = Cli.run("indicators", klines(FOUR_BARS));

        assertThat(run.out().get(0))
                .isEqualTo("time,bars,rsi:14,macd:12-26-9.line,macd:12-26-9.signal,macd:12-26-9.histogram,"
                        + "bollinger:20-2.lower,bollinger:20-2.middle,bollinger:20-2.upper,bollinger:20-2.bandWidth,"
                        + "atr:14,ema:50,sma:200,donchian:20.lower,donchian:20.upper");
    }

    @Test
    void csvAndJsonHaveTheSameNumbers() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 60; i++) {
            int close = 100 + i * 37 % 23;
            text.append("%d,%d,%d.5,%d.25,%d,1%n".formatted(i * 60_000L, close, close, close - 1, close));
        }
        Path file = klines(text.toString());

        List<String> csv = Cli.run("indicators", file).out();
        List<String> json = Cli.run("indicators", file, "--json").out();

        assertThat(csv).hasSize(61);
        assertThat(json).hasSize(60);
        for (int i = 0; i < 60; i++) {
            List<String> cells = new ArrayList<>(List.of(csv.get(i + 1).split(",", -1)));
            assertThat(cells.subList(1, cells.size())).isEqualTo(valuesOf(json.get(i)));
        }
    }

    @Test
    void numbersAreNeverWrittenWithAnExponent() throws IOException {
        String tiny = HEADER + "0,0.00000002,0.00000004,0.00000002,0.00000002,1\n";

        assertThat(Cli.run("indicators", klines(tiny), "--set", "sma:1,tr").out())
                .containsExactly("time,bars,sma:1,tr", "0,1,0.00000002,0.00000002");
    }

    @Test
    void severalSymbolsAreOneSeriesEachAndRowsSayWhich() throws IOException {
        String both = "symbol," + HEADER + """
                A,0,1,1,1,1,0
                B,0,10,10,10,10,0
                A,60000,3,3,3,3,0
                B,60000,30,30,30,30,0
                """;

        assertThat(Cli.run("indicators", klines(both), "--set", "sma:2").out())
                .containsExactly("time,symbol,bars,sma:2", "0,A,1,", "0,B,1,", "60000,A,2,2", "60000,B,2,20");
        assertThat(Cli.run("indicators", klines(both), "--set", "sma:2", "--json")
                        .out())
                .contains("{\"time\":\"1970-01-01T00:01:00.000Z\",\"symbol\":\"B\",\"bars\":2,\"sma:2\":\"20\"}");
    }

    @Test
    void aGivenSymbolIsInEveryRow() throws IOException {
        assertThat(Cli.run("indicators", klines(FOUR_BARS), "--set", "tr", "--symbol", "BTCUSDT")
                        .out())
                .startsWith("time,symbol,bars,tr", "1760054400000,BTCUSDT,1,1");
    }

    @Test
    void gapsAreReportedAndNotFilled() throws IOException {
        String gap = HEADER + "0,1,1,1,1,0\n60000,1,1,1,1,0\n300000,1,1,1,1,0\n";
        Path file = klines(gap);

        Cli run = Cli.run("indicators", file, "--set", "tr");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasSize(4);
        assertThat(run.err())
                .containsExactly("plimsoll: " + file
                        + ": missing bars: 3, gaps: 1; nothing is invented, indicators go on across them");
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path out = dir.resolve("values.csv");

        Cli good = Cli.run("indicators", klines(FOUR_BARS), "--set", "tr", "--out", out);

        assertThat(good.out()).containsExactly("bars: 4, symbols: 1, written to " + out);
        assertThat(out)
                .hasContent("time,bars,tr\n1760054400000,1,1\n1760054460000,2,1.5\n1760054520000,3,4\n"
                        + "1760054580000,4,3\n");

        Cli bad = Cli.run("indicators", klines(HEADER + "0,1,1,1,1,0\n0,1,1,1,1,0\n"), "--out", out);

        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(Files.readString(out)).startsWith("time,bars,tr\n");
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("values.csv", "klines.csv");
        }
    }

    @Test
    void everyFaultOfTheFileIsNamedAndNothingIsWritten() throws IOException {
        Path file = klines(HEADER + "60000,1,1,2,1,0\n0,1,1,1,NaN,0\n");

        Cli run = Cli.run("indicators", file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsExactly(
                        "plimsoll: " + file + ":2: high: found 1, expected a price >= low 2",
                        "plimsoll: " + file + ":3: close: found \"NaN\", expected a decimal number > 0 "
                                + "(at most 20 integer and 18 fractional digits)");
    }

    @Test
    void everyFaultOfTheSetIsNamed() throws IOException {
        Cli run = Cli.run("indicators", klines(FOUR_BARS), "--set", "rsi:1,sma,tr,tr");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .containsExactly(
                        "plimsoll: --set: rsi: period: found 1, expected an integer from 2 to 10000",
                        "plimsoll: --set: indicator: found \"sma\", expected sma:PERIOD, e.g. sma:200",
                        "plimsoll: --set: found tr twice, expected it once");
    }

    @ParameterizedTest
    @CsvSource({"vwap:20", "''", "'rsi:14,'"})
    void whatIsNoIndicatorIsAnsweredWithThoseThereAre(String set) throws IOException {
        Cli run = Cli.run("indicators", klines(FOUR_BARS), "--set", set);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).singleElement().asString().contains("expected one of sma:200, ema:50, rsi:14");
    }

    @Test
    void theHelpNamesEveryIndicator() {
        String help = String.join(" ", Cli.run("indicators", "--help").out());

        for (String example : IndicatorSpec.examples().split(", ", -1)) {
            String word = example.replaceFirst(":.*", "");
            assertThat(help).contains(example.equals(word) ? " " + word + "," : " " + word + ":");
        }
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = dir.resolve("none.csv");

        Cli run = Cli.run("indicators", missing);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .containsExactly("plimsoll: " + missing + ": file: found nothing, expected an existing file");
    }

    private static List<String> valuesOf(String line) throws IOException {
        JsonNode object = new ObjectMapper().readTree(line);
        List<String> values = new ArrayList<>();
        object.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (value.isObject()) {
                value.forEach(each -> values.add(each.isNull() ? "" : each.asText()));
            } else if (!field.getKey().equals("time")) {
                values.add(value.isNull() ? "" : value.asText());
            }
        });
        return values;
    }

    private Path klines(String text) throws IOException {
        return Files.writeString(dir.resolve("klines.csv"), text);
    }
}
