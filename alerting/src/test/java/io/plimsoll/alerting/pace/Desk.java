package io.plimsoll.alerting.pace;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.alert.Change;
import io.plimsoll.alerting.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line with a clock and a store of its own, and everything it did, in words. */
final class Desk implements Effects {
    final List<String> done = new ArrayList<>();
    final List<Bundle> bundles = new ArrayList<>();
    final Map<String, List<String>> ends = new LinkedHashMap<>();
    final Map<String, Slot> store = new LinkedHashMap<>();
    private final Manner manner;
    private Line line;
    Instant now = Instant.parse("2026-01-01T10:00:00Z");

    Desk(Manner manner) {
        this.manner = manner;
        this.line = new Line("ann\nemail", manner, LineState.FRESH, List.of());
    }

    /** As after a crash: only what is in the stores is left. */
    void restart() {
        line = new Line("ann\nemail", manner, line.state(), List.copyOf(store.values()));
    }

    void raise(String account, Severity severity) {
        take(anAlert().id(account).account(account).raised(severity).build());
    }

    void resolve(String account, int sequence, Severity from) {
        take(anAlert()
                .id(account)
                .account(account)
                .change(sequence, Change.RESOLVED, from, null)
                .build());
    }

    void take(Alert alert) {
        line.take(new Notice(alert.alertId() + "/" + alert.sequence(), alert, now, Map.of("desk", "7")), now, this);
    }

    /** The same event once more, under an id of its own, as a reminder is. */
    void remind(Alert alert, String id) {
        line.take(new Notice(id, alert, now, Map.of("desk", "7")), now, this);
    }

    void takeOld(Alert alert, Duration age) {
        line.take(new Notice(alert.alertId() + "/" + alert.sequence(), alert, now.minus(age), Map.of()), now, this);
    }

    void cancel(String alertId, String reason) {
        line.cancel(alertId, reason, this);
    }

    /** Lets time pass in steps of a second. */
    void pass(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            line.tick(now, this);
        }
    }

    Instant dueAt() {
        return line.dueAt().orElse(Instant.MAX);
    }

    @Override
    public void send(Notice notice, @Nullable String remark) {
        told(notice.id(), remark);
    }

    @Override
    public void hold(Notice notice, Slot slot) {
        store.put(slot.id(), slot);
    }

    @Override
    public void move(Slot slot) {
        store.put(slot.id(), slot);
    }

    @Override
    public void sendHeld(Slot slot, @Nullable String remark) {
        if (!store.containsKey(slot.id())) {
            throw new AssertionError(slot.id() + " is told, but is not kept");
        }
        told(slot.id(), remark);
    }

    private void told(String id, @Nullable String remark) {
        done.add("tell " + id + (remark == null ? "" : " (" + remark + ")"));
        ends.computeIfAbsent(id, key -> new ArrayList<>()).add("told");
    }

    @Override
    public void suppress(Slot slot, String reason) {
        ends.computeIfAbsent(slot.id(), key -> new ArrayList<>()).add(reason);
    }

    @Override
    public void forget(Slot slot) {
        store.remove(slot.id());
    }

    @Override
    public void tell(Bundle bundle) {
        bundles.add(bundle);
        done.add(bundle.kind() + " " + bundle.firing() + " passed " + bundle.passed());
    }
}
