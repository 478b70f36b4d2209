package io.plimsoll.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.alerting.dispatch.AlertingMeters;
import io.plimsoll.streams.meter.StreamsMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {
    private static final Pattern METER = Pattern.compile("`(plimsoll(?:\\.[a-z]+)+)`");

    @Test
    void namesEveryMeterAndNoneThatDoesNotExist() throws IOException {
        String page = Files.readString(Path.of("../docs/runbook.md"));

        Set<String> named = METER.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> meters = Stream.concat(
                        Arrays.stream(StreamsMeter.values()).map(StreamsMeter::meterName),
                        Arrays.stream(AlertingMeters.values()).map(AlertingMeters::meterName))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(meters);
    }
}
