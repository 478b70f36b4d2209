package io.plimsoll.streams.risk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.AlertEvent;
import io.plimsoll.streams.mapping.SnapshotMapping;
import io.plimsoll.streams.meter.StreamsMeter;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What a task writes to {@code alerts} and {@code risk}, counted. Owned by one task. */
final class RiskOutput {
    private final ProcessorContext<Object, Object> context;
    private final MeterRegistry meters;
    private final Counter snapshots;

    RiskOutput(ProcessorContext<Object, Object> context, MeterRegistry meters) {
        this.context = context;
        this.meters = meters;
        this.snapshots = StreamsMeter.SNAPSHOTS.counter(meters);
    }

    void tell(AlertEvent event) {
        String severity =
                event.getSeverity() == null ? "none" : event.getSeverity().name();
        StreamsMeter.ALERT_EVENTS
                .counter(meters, "type", event.getType().name(), "severity", severity)
                .increment();
        context.forward(new Record<>(event.getAccount(), event, event.getTime().toEpochMilli()), Topics.ALERTS.name());
    }

    /** Figures of an account as they were at {@code timeMs}, after price {@code sequence}. */
    void tell(AccountFigures figures, long timeMs, long sequence) {
        snapshots.increment();
        context.forward(
                new Record<>(figures.account(), SnapshotMapping.record(figures, timeMs, sequence), timeMs),
                RiskTopology.SNAPSHOTS);
    }
}
