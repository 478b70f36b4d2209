package io.plimsoll.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.producers.publish.Speed;
import io.plimsoll.producers.simulation.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    private static final long START_MS = 1_760_054_400_000L;

    @TempDir
    Path dir;

    @Test
    void aRecordedCrashRunsToItsEndAndEveryAlertIsAccountedFor() throws Exception {
        StringWriter out = new StringWriter();
        DemoScreen screen = new DemoScreen(new PrintWriter(out, true), false, Instant.EPOCH);

        boolean complete = new Demo(options(crash()), screen).run();

        String shown = out.toString();
        assertThat(complete).as(shown).isTrue();
        assertThat(shown).contains("desk-0@demo.example … desk-9@demo.example; to read the first, while this runs:");
        assertThat(dir.resolve("demo/plimsoll.properties"))
                .content()
                .contains("bootstrap.servers", "schema.registry.url");
        assertThat(shown).contains("end of data; everything fed has gone all the way");
        assertThat(number(shown, "ticks +([0-9,]+) accepted")).isEqualTo(160);
        long delivered = number(shown, "mails +([0-9,]+) delivered");
        assertThat(delivered).isPositive();
        assertThat(number(shown, "delivered of ([0-9,]+) called for"))
                .as(shown)
                .isEqualTo(delivered + number(shown, "([0-9,]+) withdrawn"));
        assertThat(number(shown, "([0-9,]+) came to the mailbox")).isEqualTo(delivered);
        assertThat(number(shown, "alerts +([0-9,]+) events"))
                .as(shown)
                .isEqualTo(delivered + number(shown, "no mail +([0-9,]+) suppressed"));
        assertThat(shown).contains("0 failed or unknown, 0 expired, 0 open");
    }

    @Test
    void aFileThatIsNotThereIsNamedBeforeAnythingStarts() {
        StringWriter out = new StringWriter();
        DemoScreen screen = new DemoScreen(new PrintWriter(out, true), false, Instant.EPOCH);
        Path missing = dir.resolve("missing.csv");

        assertThatThrownBy(() -> new Demo(options(missing), screen).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(missing + ": file: found nothing, expected an existing file");
        assertThat(out.toString()).isEmpty();
        assertThat(dir.resolve("demo")).doesNotExist();
    }

    /** Forty minutes of BTCUSDT: even at first, then down by a third, and half of it back; no two prices are equal. */
    private Path crash() throws IOException {
        StringBuilder klines = new StringBuilder("timestamp_ms,symbol,open,high,low,close,volume_base\n");
        for (int minute = 0; minute < 40; minute++) {
            int open = minute < 15
                    ? 100_000 + minute * 10
                    : minute < 25 ? 100_000 - (minute - 14) * 3_300 : 67_000 + (minute - 24) * 1_100;
            klines.append("%d,BTCUSDT,%d,%d,%d,%d,1\n"
                    .formatted(START_MS + minute * 60_000L, open, open + 5, open - 7, open + 2));
        }
        return Files.writeString(dir.resolve("klines.csv"), klines);
    }

    private DemoOptions options(Path klines) {
        return new DemoOptions(
                List.of(klines),
                Optional.empty(),
                Optional.empty(),
                20,
                7,
                Speed.parse("max"),
                Scenario.parse("none"),
                1,
                Optional.empty(),
                Optional.empty(),
                dir.resolve("demo"),
                false);
    }

    private static long number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in:\n" + text).isTrue();
        return Long.parseLong(found.group(1).replace(",", ""));
    }
}
