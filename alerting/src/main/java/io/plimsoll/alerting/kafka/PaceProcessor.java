package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.pace.ClockWatch;
import io.plimsoll.alerting.pace.Line;
import io.plimsoll.alerting.pace.LineState;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.pace.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Asks each recipient's line whether this is the moment, and looks at the lines in which something waits five times a second.
 * What it keeps in memory is derived from its stores and made again at every start. What leaves has the wall time of the
 * decision.
 */
final class PaceProcessor implements Processor<String, Candidate, String, Object> {
    private static final Duration TICK = Duration.ofMillis(200);

    private final Function<String, Manner> manners;
    private final InstantSource clock;
    private final Map<String, OpenLine> open = new HashMap<>();
    private final EachAlone eachAlone = new EachAlone();
    private final ClockWatch clockWatch = new ClockWatch();
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable PaceStores stores;
    private boolean reopened;

    private record OpenLine(Line line, Manner manner) {}

    /** {@code manners} by name of recipient. */
    PaceProcessor(Function<String, Manner> manners, InstantSource clock) {
        this.manners = manners;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        stores = new PaceStores(processorContext);
        reopened = false;
        processorContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    /** Its stores, after everything that waits in them was opened once. */
    private PaceStores stores() {
        PaceStores rows = Objects.requireNonNull(stores, "init comes first");
        if (!reopened) {
            open.clear();
            for (String name : rows.waiting()) {
                Manner manner = mannerOf(name);
                open.put(name, new OpenLine(rows.open(name, manner), manner));
            }
            reopened = true;
        }
        return rows;
    }

    @Override
    public void process(Record<String, Candidate> in) {
        Candidate candidate = in.value();
        Intent intent = candidate.intent();
        Instant now = now();
        String name = PaceStores.nameOf(intent.recipient(), intent.channel());
        change(name, intent, in.headers(), now, (line, effects) -> {
            if (candidate.action() == Candidate.Action.CANCEL) {
                String reason = Objects.requireNonNull(candidate.reason());
                line.cancel(intent.alert().alertId(), reason, effects);
                forward(intent.alert().account(), intent.cancelling(reason), in.headers(), now);
            } else {
                line.take(
                        new Notice(intent.intentId(), intent.alert(), candidate.heardAt(), candidate.labels()),
                        now,
                        effects);
            }
        });
    }

    private void tick() {
        Instant now = now();
        stores();
        clockWatch.setBack(now).ifPresent(by -> {
            for (String name : List.copyOf(open.keySet())) {
                eachAlone.run(
                        name,
                        now,
                        () -> change(
                                name,
                                null,
                                new RecordHeaders(),
                                now,
                                (line, effects) -> line.clockSetBack(by, now, effects)));
            }
        });
        for (String name : List.copyOf(open.keySet())) {
            OpenLine known = open.get(name);
            if (known != null
                    && known.line().dueAt().filter(due -> !due.isAfter(now)).isPresent()) {
                eachAlone.run(
                        name,
                        now,
                        () -> change(name, null, new RecordHeaders(), now, (line, effects) -> line.tick(now, effects)));
            }
        }
    }

    private interface Step {
        void on(Line line, LineEffects effects);
    }

    private void change(String name, @Nullable Intent current, Headers headers, Instant now, Step step) {
        PaceStores rows = stores();
        Line line = open(rows, name);
        LineState before = line.state();
        step.on(
                line,
                new LineEffects(name, rows, now, current, (account, value) -> forward(account, value, headers, now)));
        LineState after = line.state();
        if (!after.equals(before)) {
            rows.save(name, after);
        }
        if (line.dueAt().isEmpty()) {
            open.remove(name);
        }
    }

    /** A line follows its recipient's manner of today; one that was changed is opened again. */
    private Line open(PaceStores rows, String name) {
        Manner manner = mannerOf(name);
        OpenLine known = open.get(name);
        if (known == null) {
            known = new OpenLine(rows.openIdle(name, manner), manner);
            open.put(name, known);
        } else if (!known.manner().equals(manner)) {
            known = new OpenLine(rows.open(name, manner), manner);
            open.put(name, known);
        }
        return known.line();
    }

    private Manner mannerOf(String name) {
        int end = name.lastIndexOf('\n');
        return manners.apply(name.substring(0, end)).on(name.substring(end + 1));
    }

    private void forward(String account, Object value, Headers headers, Instant now) {
        String sink = value instanceof Intent
                ? NotificationTopology.NOTIFICATIONS_SINK
                : NotificationTopology.DELIVERIES_SINK;
        Objects.requireNonNull(context, "init comes first")
                .forward(new Record<>(account, value, now.toEpochMilli(), headers), sink);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
