package io.plimsoll.app.demo;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.run.RiskComponent;
import io.plimsoll.producers.files.FeedRecord;
import io.plimsoll.streams.meter.StreamsMeter;
import java.util.concurrent.TimeUnit;

/** Waits until what was fed has gone all the way: evaluated in every partition, decided, and sent or given up. */
final class Drain {
    private static final int CHECK_MS = 100;
    private static final int QUIET_CHECKS = 20;

    private final MeterRegistry meters;
    private final DeliveryTally tally;
    private final RiskComponent risk;
    private final AlertingApp alerting;
    private final int partitions;

    Drain(MeterRegistry meters, DeliveryTally tally, RiskComponent risk, AlertingApp alerting, PlimsollConfig config) {
        this.meters = meters;
        this.tally = tally;
        this.risk = risk;
        this.alerting = alerting;
        this.partitions = config.number(ConfigKey.ACCOUNTS_PARTITIONS);
    }

    /**
     * Waits.
     *
     * @return false when a component ended before all was done
     */
    boolean await(DemoFeed feed) throws InterruptedException {
        long prices = feed.records().stream()
                .filter(record -> record instanceof FeedRecord.Price)
                .count();
        int quiet = 0;
        while (quiet < QUIET_CHECKS) {
            if (risk.failure().isPresent() || alerting.failure().isPresent()) {
                return false;
            }
            boolean evaluated = count(meters, StreamsMeter.PRICES_TAKEN) >= prices * partitions;
            boolean told = tally.alerts() >= count(meters, StreamsMeter.ALERT_EVENTS) && tally.open() == 0;
            quiet = evaluated && told ? quiet + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(CHECK_MS);
        }
        return true;
    }

    /** Sum of a meter over its tags. */
    static long count(MeterRegistry meters, StreamsMeter meter) {
        return Math.round(meters.find(meter.meterName()).counters().stream()
                .mapToDouble(Counter::count)
                .sum());
    }
}
