package io.plimsoll.producers.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.schemas.avro.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final String HEADER = "timestamp_ms,open,high,low,close,volume_base\n";

    @TempDir
    Path dir;

    @Test
    void givesABarARecordWithTheIntervalOfTheFile() throws IOException {
        Path file = Files.writeString(
                dir.resolve("k.csv"),
                HEADER + "3600000,10,12,9,11.5,3\n7200000,11.5,12,11,12,4\n14400000,12,12,12,12,0\n");

        List<FeedRecord> records =
                new FeedFiles().history(file, Optional.of("BTCUSDT")).records();

        assertThat(records).hasSize(3).allMatch(FeedRecord.History.class::isInstance);
        assertThat(records).extracting(FeedRecord::key).containsOnly("BTCUSDT");
        Candle first = (Candle) records.get(0).value();
        assertThat(first.getInterval()).isEqualTo("1h");
        assertThat(first.getOpenTime().toEpochMilli()).isEqualTo(3_600_000);
        assertThat(first.getHigh()).isEqualByComparingTo("12");
        assertThat(first.getClose()).isEqualByComparingTo("11.5");
        assertThat(first.getVolume()).isEqualByComparingTo("3");
    }

    @Test
    void refusesBarsThatTheStreamHasNoIntervalFor() throws IOException {
        Path file = Files.writeString(dir.resolve("k.csv"), HEADER + "0,1,1,1,1,0\n1800000,1,1,1,1,0\n");

        assertThatThrownBy(() -> new FeedFiles().history(file, Optional.of("X")).records())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("k.csv:2: timestamp_ms: found 0 in bars of 1800000 ms");
    }
}
