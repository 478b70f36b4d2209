package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.route.Decision;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Asks the routes and forwards each decision, and remembers who was told until the episode ends. What leaves has the wall time
 * of the decision: deadlines and retention count from it, while the alert may be a replay of years ago.
 */
final class RouteProcessor implements Processor<String, Alert, String, Object> {
    private final Routes routes;
    private final InstantSource clock;
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable ToldStore told;

    RouteProcessor(Routes routes, InstantSource clock) {
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        told = new ToldStore(processorContext.getStateStore(ToldStore.NAME));
    }

    @Override
    public void process(Record<String, Alert> in) {
        Alert alert = in.value();
        Instant now = Instant.ofEpochMilli(clock.millis());
        ToldStore memory = Objects.requireNonNull(told, "init comes first");
        boolean over = alert.change() == Change.RESOLVED;
        List<Decision> decisions = over ? routes.decide(alert, memory.take(alert.alertId())) : routes.decide(alert);
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Notify to) {
                String id = Intent.idOf(alert, to.recipient(), to.channel());
                Intent intent = new Intent(id, now, to.recipient(), to.channel(), to.route(), alert);
                Candidate candidate = new Candidate(
                        Candidate.Action.NOTIFY, intent, Instant.ofEpochMilli(in.timestamp()), Map.of(), null);
                forward(to.recipient(), in, now, candidate, NotificationTopology.CANDIDATES_SINK);
                if (!over) {
                    memory.add(alert.alertId(), new Told(to.recipient(), to.channel(), to.route()));
                }
            } else if (decision instanceof Decision.Suppress no) {
                Receipt receipt = Suppression.of(alert, no.recipient(), no.channel(), no.reason(), now);
                forward(in.key(), in, now, receipt, NotificationTopology.DELIVERIES_SINK);
            }
        }
    }

    private void forward(String key, Record<String, Alert> in, Instant now, Object value, String sink) {
        Objects.requireNonNull(context, "init comes first")
                .forward(new Record<>(key, value, now.toEpochMilli(), in.headers()), sink);
    }
}
