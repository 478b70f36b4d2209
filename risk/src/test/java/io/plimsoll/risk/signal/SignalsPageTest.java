package io.plimsoll.risk.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.risk.indicator.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/signals.md names every kind and has the numbers that are shipped. */
class SignalsPageTest {
    private static final Path PAGE = Path.of("../docs/signals.md");

    @Test
    void everyKindIsDefined() throws IOException {
        String page = Files.readString(PAGE);

        for (SignalKind kind : SignalKind.values()) {
            assertThat(page.lines().filter(line -> line.startsWith("| `") && line.contains("`" + kind + "`")))
                    .as(kind + ": its definition, and a row a bias of its false rates")
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void everyFalseRateIsTheOneThatIsShipped() throws IOException {
        TrackRecords records = ShippedLines.read();
        int rows = 0;
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length != 10 || !cells[2].matches("bullish|bearish|neutral") || line.contains("ANY_BAR")) {
                continue;
            }
            SignalKind kind = SignalKind.valueOf(cells[1].replace("`", ""));
            Bias bias = Bias.valueOf(cells[2].toUpperCase(Locale.ROOT));
            for (Interval interval : Interval.values()) {
                String shipped = records.of(kind, bias, interval)
                        .map(record -> String.format(
                                Locale.ROOT, "%.1f %% of %,d", 100 * record.falseRate(), record.samples()))
                        .orElse("–");
                assertThat(cells[3 + interval.ordinal()]).as(line).isEqualTo(shipped);
            }
            rows++;
        }
        assertThat(rows).isGreaterThan(30);
    }
}
