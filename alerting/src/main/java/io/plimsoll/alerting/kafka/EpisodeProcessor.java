package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.episode.AckDesk;
import io.plimsoll.alerting.episode.AckRequest;
import io.plimsoll.alerting.episode.Episode;
import io.plimsoll.alerting.episode.Flap;
import io.plimsoll.alerting.episode.Reminders;
import io.plimsoll.alerting.episode.Triage;
import io.plimsoll.alerting.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The first step: alerts and acknowledgements of an account, and the clock, become candidates and reasons. What leaves has the wall
 * time of the decision: deadlines and retention count from it, while the alert may be a replay of years ago.
 */
final class EpisodeProcessor implements Processor<String, Object, String, Object> {
    private static final Duration TICK = Duration.ofMillis(500);
    /** How long what is over is remembered: a late duplicate of it is no new alert. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private static final String EPISODE = "e";
    private static final String FLAP = "f";

    private final Supplier<Routes> routes;
    private final InstantSource clock;
    private final Agenda agenda = new Agenda();
    private final EachAlone eachAlone = new EachAlone();
    private @Nullable ProcessorContext<String, Object> context;
    private @Nullable Desk desk;
    private boolean announced;
    private Headers headers = new RecordHeaders();

    /** What works on the stores of one task. */
    private record Desk(
            EpisodeStores book, Triage triage, AckDesk acks, Reminders reminders, ActiveSilences silences) {}

    EpisodeProcessor(Supplier<Routes> routes, InstantSource clock) {
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        EpisodeStores book = new EpisodeStores(
                processorContext, this::kept, (subject, flap) -> agenda.set(FLAP + subject, flap.calmAt()));
        ActiveSilences table = new ActiveSilences(() -> SilenceTable.all(processorContext), clock);
        Reminders reminders = new Reminders(routes, table, book);
        desk = new Desk(book, new Triage(routes, table, book), new AckDesk(routes, book, reminders), reminders, table);
        announced = false;
        processorContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    @Override
    public void process(Record<String, Object> in) {
        headers = in.headers();
        Instant now = now();
        TriageEffects effects = effects(now, Instant.ofEpochMilli(in.timestamp()));
        Object value = in.value();
        desk().silences().refresh();
        if (value instanceof Alert alert) {
            desk().triage().take(alert, now, effects);
        } else if (value instanceof AckRequest ack) {
            desk().acks().take(ack, now, effects);
        } else {
            throw new IllegalStateException("found " + value + ", expected an alert or an acknowledgement");
        }
    }

    private void tick() {
        headers = new RecordHeaders();
        Instant now = now();
        desk().silences().refresh();
        if (desk().silences().haveChanged()) {
            desk().book()
                    .open()
                    .forEach(episode -> eachAlone.run(
                            EPISODE + EpisodeStores.keyOf(episode),
                            now,
                            () -> desk().reminders().silencesChanged(episode, now, effects(now, now))));
        }
        for (String entry : agenda.due(now)) {
            eachAlone.run(entry, now, () -> due(entry, now));
        }
    }

    private void due(String entry, Instant now) {
        String key = entry.substring(1);
        if (entry.startsWith(EPISODE)) {
            look(key, now);
        } else {
            agenda.set(entry, null);
            Flap flap = desk().book().flap(key).orElse(null);
            if (flap != null) {
                desk().reminders().calm(key, flap, now, effects(now, now));
            }
        }
    }

    private void look(String key, Instant now) {
        Episode episode = desk().book().byKey(key).orElse(null);
        if (episode == null) {
            agenda.set(EPISODE + key, null);
        } else if (episode.open()) {
            desk().reminders().look(episode, now, effects(now, now));
        } else {
            desk().book().forget(key);
            agenda.set(EPISODE + key, null);
            forward(episode.last().alertId(), null, NotificationTopology.EPISODES_SINK, now);
        }
    }

    private void kept(Episode episode) {
        plan(episode);
        forward(episode.last().alertId(), episode, NotificationTopology.EPISODES_SINK, now());
    }

    private void plan(Episode episode) {
        agenda.set(
                EPISODE + EpisodeStores.keyOf(episode),
                episode.open() ? episode.dueAt() : episode.changedAt().plus(REMEMBERED));
    }

    private TriageEffects effects(Instant now, Instant heardAt) {
        return new TriageEffects(routes.get(), now, heardAt, (key, value, sink) -> forward(key, value, sink, now));
    }

    private void forward(String key, @Nullable Object value, String sink, Instant now) {
        Objects.requireNonNull(context, "init comes first")
                .forward(new Record<>(key, value, now.toEpochMilli(), headers), sink);
    }

    /** Its desk, after all that is in its stores was planned once. */
    private Desk desk() {
        Desk ready = Objects.requireNonNull(desk, "init comes first");
        if (!announced) {
            agenda.clear();
            ready.book().announce(this::plan);
            announced = true;
        }
        return ready;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
