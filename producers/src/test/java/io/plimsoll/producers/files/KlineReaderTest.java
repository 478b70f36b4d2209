package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KlineReaderTest {
    @TempDir
    Path dir;

    private final List<Kline> bars = new ArrayList<>();

    @Test
    void handsBarsOnInFileOrderWithTheIntervalOfEachSymbol() throws IOException {
        Path file = write("""
                symbol,timestamp_ms,open,high,low,close,volume_base
                A,0,1,3,0.5,2,10
                B,0,7,7,7,7,0
                A,300000,2,2,2,2,1
                A,360000,2,2,2,2,1
                """);

        Map<String, Long> intervalsMs = KlineReader.read(file, Optional.empty(), bars::add);

        assertThat(bars).extracting(Kline::symbol).containsExactly("A", "B", "A", "A");
        assertThat(bars).extracting(Kline::line).containsExactly(2, 3, 4, 5);
        assertThat(bars.get(0).high()).isEqualByComparingTo("3");
        assertThat(bars.get(0).low()).isEqualByComparingTo("0.5");
        assertThat(bars.get(0).volume()).isEqualByComparingTo("10");
        assertThat(intervalsMs).containsExactlyInAnyOrderEntriesOf(Map.of("A", 60_000L, "B", 60_000L));
    }

    @Test
    void aFileWithoutSymbolsNeedsNone() throws IOException {
        Path file = write("timestamp_ms,open,high,low,close,volume_base\n0,1,1,1,1,0\n3600000,1,1,1,1,0\n");

        assertThat(KlineReader.read(file, Optional.empty(), bars::add)).containsExactly(Map.entry("", 3_600_000L));
        assertThat(KlineReader.read(file, Optional.of("A"), bars::add)).containsExactly(Map.entry("A", 3_600_000L));
        assertThat(bars).extracting(Kline::symbol).containsExactly("", "", "A", "A");
    }

    @Test
    void everyFaultOfTheFileIsNamed() throws IOException {
        Path file = write("timestamp_ms,open,high,low,close,volume_base\n60000,1,1,2,1,0\n60000,x,1,1,1,0\n");

        assertThatThrownBy(() -> KlineReader.read(file, Optional.empty(), bars::add))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("klines.csv:2: high: found 1, expected a price >= low 2")
                .hasMessageContaining("klines.csv:3: open: found \"x\", expected a decimal number > 0");
        assertThat(bars).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve("klines.csv"), text);
    }
}
