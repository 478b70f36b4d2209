package io.plimsoll.alerting.dispatch;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.operations.Board;
import io.plimsoll.alerting.operations.Report;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine on a virtual clock with scripted sinks, one a channel; what is not scripted is delivered. One thread. */
final class ScriptedDispatch {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    Instant now = START;
    /** No sink takes anything before. */
    Instant downUntil = START;

    final List<String> sent = new ArrayList<>();
    /** What arrived, as {@code email b@b.c RESOLVED: remark}. */
    final List<String> arrived = new ArrayList<>();

    final List<Receipt> receipts = new ArrayList<>();
    /** What the engine said is wrong with alerting itself. */
    final List<Report> reports = new ArrayList<>();

    private final Board board = new Board("worker-1", reports::add, () -> now);
    DeliveryEngine engine;
    final List<Message> messages = new ArrayList<>();
    private final Map<String, Deque<Outcome>> answers = new HashMap<>();
    private Routes routes;
    private long offset;

    ScriptedDispatch(String routesYaml) {
        routes = RoutesFile.parse("r", routesYaml);
        engine = fresh();
    }

    private DeliveryEngine fresh() {
        Map<String, Notifier> sinks = new HashMap<>();
        routes.channels().forEach(channel -> sinks.put(channel, new Sink(channel)));
        return new DeliveryEngine(
                (partition, receipt) -> receipts.add(receipt),
                sinks,
                () -> routes,
                new RetrySchedule(RetryPolicy.defaults(), 7),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(16),
                () -> now,
                new SimpleMeterRegistry(),
                new ReportInbox(),
                board);
    }

    /** Another routes file is in force from now on. */
    void reload(String routesYaml) {
        routes = RoutesFile.parse("r", routesYaml);
    }

    private final class Sink implements Notifier {
        private final String channel;

        Sink(String channel) {
            this.channel = channel;
        }

        @Override
        public Outcome send(Message message) {
            sent.add(channel + " " + message.address());
            messages.add(message);
            if (now.isBefore(downUntil)) {
                return new Outcome.Retryable(null, "connection refused", null);
            }
            String remark = message.remark() == null ? "" : ": " + message.remark();
            arrived.add(
                    channel + " " + message.address() + " " + message.alert().change() + remark);
            Outcome next =
                    answers.computeIfAbsent(channel, c -> new ArrayDeque<>()).poll();
            return next == null ? new Outcome.Delivered(250, "OK") : next;
        }

        @Override
        public boolean recognisesRepeats() {
            return channel.equals("alertmanager");
        }

        @Override
        public String messageId(String intentId) {
            return "<" + intentId + "@example.com>";
        }

        @Override
        public void close() {}
    }

    void answer(String channel, Outcome next) {
        answers.computeIfAbsent(channel, c -> new ArrayDeque<>()).add(next);
    }

    /** Whatever was scripted for {@code channel} is forgotten: it delivers. */
    void well(String channel) {
        answers.remove(channel);
    }

    /** A new engine that knows nothing, as after a restart. */
    void restart() {
        engine = fresh();
    }

    void admit(String recipient, String channel, Alert alert) {
        engine.admit(0, offset++, intent(recipient, channel, alert, START), Optional.empty());
    }

    void admitNow(String recipient, String channel, Alert alert) {
        engine.admit(0, offset++, intent(recipient, channel, alert, now), Optional.empty());
    }

    private static Intent intent(String recipient, String channel, Alert alert, Instant at) {
        return new Intent(Intent.idOf(alert, recipient, channel), at, recipient, channel, "all", alert);
    }

    /** What is not sent yet of the episode need not be, for {@code reason}. */
    void cancel(String recipient, String channel, Alert alert, String reason) {
        engine.admit(0, offset++, intent(recipient, channel, alert, now).cancelling(reason), Optional.empty());
    }

    Intent intentOf(String recipient, String channel, String alertId) {
        return intent(recipient, channel, anAlert().id(alertId).build(), START);
    }

    String idOf(String recipient, String channel, String alertId) {
        return intentOf(recipient, channel, alertId).intentId();
    }

    void runFor(Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(1)) {
            engine.tick();
        }
        engine.tick();
        engine.collect();
    }

    List<Receipt.Status> statuses() {
        return receipts.stream().map(Receipt::status).toList();
    }

    /** As {@code FELL_BACK email 1}: status, channel, attempt. */
    List<String> stepsOf(String recipient) {
        return receipts.stream()
                .filter(receipt -> recipient.equals(receipt.recipient()))
                .map(receipt -> receipt.status() + " " + receipt.channel() + " " + receipt.attempt())
                .toList();
    }
}
