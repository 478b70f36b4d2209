package io.plimsoll.app.docs;

import io.plimsoll.alerting.dispatch.AlertingMeters;
import io.plimsoll.streams.meter.StreamsMeter;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    @Test
    void theCommittedPageIsWhatTheCodeNames() throws IOException {
        GeneratedPage.check("metrics.md", markdown(), MetricsPageTest.class);
    }

    private static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                With `metrics.port` set, `plimsoll up` serves these at `/metrics` for Prometheus, where dots become underscores
                and counters end in `_total`. Generated from `StreamsMeter` and `AlertingMeters`; do not edit.

                | meter | meaning |
                |---|---|
                """);
        for (StreamsMeter meter : StreamsMeter.values()) {
            page.append(row(meter.meterName(), meter.description()));
        }
        for (AlertingMeters meter : AlertingMeters.values()) {
            page.append(row(meter.meterName(), meter.description()));
        }
        return page.toString();
    }

    private static String row(String name, String description) {
        return "| `" + name + "` | " + description + " |\n";
    }
}
