package io.plimsoll.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.risk.signal.TrackRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsCommandTest {
    private static final Pattern COMMAND = Pattern.compile("^plimsoll (signals .*)$", Pattern.MULTILINE);

    @TempDir
    Path dir;

    @Test
    void aRowSaysWhatHappenedAtWhichBarAndHowOftenSuchWasWrong() throws IOException {
        Cli run = Cli.run("signals", rising("BTC_1m.csv", 20));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().get(0))
                .isEqualTo(
                        "time,barTime,symbol,interval,kind,bias,value,threshold,confidence,bars,falseRate,samples,reason");
        assertThat(run.out().get(1))
                .matches("900000,840000,BTC_1m,1m,RSI_STRONGLY_OVERBOUGHT,BEARISH,100,85,0.10714285714285714,15,"
                        + "0\\.[0-9]+,[1-9][0-9]*,\"RSI 14 is 100.0, past 85.0\"");
    }

    @Test
    void jsonHasTheSameAsStringsWithIsoTimes() throws IOException {
        Cli run = Cli.run("signals", rising("BTC_1m.csv", 20), "--symbol", "BTCUSDT", "--json");

        JsonNode first = new ObjectMapper().readTree(run.out().get(0));
        assertThat(first.path("time").asText()).isEqualTo("1970-01-01T00:15:00.000Z");
        assertThat(first.path("symbol").asText()).isEqualTo("BTCUSDT");
        assertThat(first.path("value").asText()).isEqualTo("100");
        assertThat(first.path("falseRate").isTextual()).isTrue();
        assertThat(first.path("bars").asInt()).isEqualTo(15);
    }

    @Test
    void barsOfAFileAlsoMakeTheLargerOnes() throws IOException {
        Path file = rising("BTC_1m.csv", 100);

        assertThat(Cli.run("signals", file, "--interval", "5m").out())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.startsWith("time,") || line.contains(",5m,"));
        assertThat(Cli.run("signals", file, "--interval", "1d").out()).hasSize(1);
    }

    @Test
    void ratesCountWhatWasNotFollowedThroughAndCanBeReadBack() throws IOException {
        Path file = waves("BTC_1m.csv");
        Path out = dir.resolve("track-records.csv");

        Cli table = Cli.run("signals", file, "--rates", "--interval", "1m");
        Cli written = Cli.run("signals", file, "--rates", "--out", out);

        assertThat(table.out().get(0)).contains("24 bars", "1.5 ATR");
        assertThat(table.out())
                .anyMatch(line -> line.matches("MACD_CROSS +BULLISH +1m +[0-9]+ +[0-9]+ +[0-9.]+ % +[0-9.]+ %"));
        assertThat(written.out()).containsExactly("bars: 2,000, written to " + out);
        assertThat(TrackRecords.of(Files.readAllLines(out))).isNotNull();
        assertThat(Files.readString(out)).contains("# ANY_BAR,BULLISH,1m,");
    }

    @Test
    void refusesBarsOfALengthThatIsNoIntervalAndAnUnknownInterval() throws IOException {
        Path odd = Files.writeString(
                dir.resolve("odd.csv"),
                "timestamp_ms,open,high,low,close,volume_base\n0,1,1,1,1,1\n1800000,1,1,1,1,1\n3600000,1,1,1,1,1\n");

        Cli bars = Cli.run("signals", odd);
        Cli interval = Cli.run("signals", odd, "--interval", "7m");

        assertThat(bars.exitCode()).isEqualTo(2);
        assertThat(bars.out()).isEmpty();
        assertThat(bars.err()).anyMatch(line -> line.contains("found bars of 30 minutes, expected one of [1m, 5m,"));
        assertThat(interval.exitCode()).isEqualTo(2);
        assertThat(interval.err()).anyMatch(line -> line.contains("--interval: found 7m"));
    }

    @Test
    void theCommandsOfItsPageRun() throws IOException {
        waves("BTCUSDT_1m.csv");
        waves("ETHUSDT_1m.csv");
        List<String> commands = new ArrayList<>();
        Matcher found = COMMAND.matcher(Files.readString(Path.of("../docs/signals.md")));
        while (found.find()) {
            commands.add(found.group(1));
        }

        assertThat(commands).hasSize(4);
        for (String command : commands) {
            String inFolder = command.replaceAll("([A-Za-z_0-9-]+\\.csv)", Matcher.quoteReplacement(dir + "/") + "$1");
            Cli run = Cli.run((Object[]) inFolder.split(" ", -1));
            assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
            assertThat(run.out()).as(command).isNotEmpty();
        }
    }

    private Path rising(String name, int bars) throws IOException {
        StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume_base\n");
        for (int i = 0; i < bars; i++) {
            text.append("%d,%d,%d.5,%d.5,%d,1%n".formatted(i * 60_000L, 100 + i, 100 + i, 99 + i, 100 + i));
        }
        return Files.writeString(dir.resolve(name), text);
    }

    private Path waves(String name) throws IOException {
        StringBuilder text = new StringBuilder("timestamp_ms,open,high,low,close,volume_base\n");
        for (int i = 0; i < 2_000; i++) {
            int close = 1_000 + Math.abs(i % 80 - 40) + i * 37 % 11;
            text.append("%d,%d,%d,%d,%d,1%n".formatted(i * 60_000L, close, close + 2, close - 2, close));
        }
        return Files.writeString(dir.resolve(name), text);
    }
}
