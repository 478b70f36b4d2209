package io.plimsoll.alerting.rehearsal;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.episode.Effects;
import io.plimsoll.alerting.pace.Manner;
import io.plimsoll.alerting.pace.Notice;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Recipient;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What triage wants done goes to the lines of a rehearsal; what comes of it is noted. One thread. */
final class Stage implements Effects {
    private final Routes routes;
    private final Map<List<String>, StageLine> lines = new LinkedHashMap<>();
    private final List<Telling> told = new ArrayList<>();
    private final List<Untold> untold = new ArrayList<>();
    private Instant now;

    Stage(Routes routes, Instant now) {
        this.routes = routes;
        this.now = now;
    }

    /** The clock shows {@code later}; does what the lines have due. */
    void advance(Instant later) {
        now = later;
        lines.values().stream()
                .filter(line -> line.dueAt().filter(due -> !due.isAfter(later)).isPresent())
                .forEach(line -> line.tick(later));
    }

    /** When a line has something to do next. */
    Optional<Instant> dueAt() {
        return lines.values().stream().flatMap(line -> line.dueAt().stream()).min(Instant::compareTo);
    }

    List<Telling> told() {
        return List.copyOf(told);
    }

    /** Reasons of those a decision was made about. */
    List<Untold> untold() {
        return List.copyOf(untold);
    }

    @Override
    public void tell(String id, Notify to, Alert alert, @Nullable String remark) {
        Notice notice = new Notice(id, alert, now, routes.policies().labels(alert.account()));
        line(to.recipient(), to.channel()).take(notice, to, remark, now);
    }

    @Override
    public void suppress(Alert alert, @Nullable String recipient, @Nullable String channel, String reason) {
        if (recipient != null && channel != null) {
            untold.add(new Untold(recipient, channel, reason));
        }
    }

    @Override
    public void cancel(Alert alert, Told meant, String reason) {
        line(meant.recipient(), meant.channel()).cancel(alert.alertId(), reason, now);
    }

    @Override
    public void ignore(Alert alert, String reason) {
        throw new IllegalStateException("alert " + alert.alertId() + " in a rehearsal is new, found " + reason);
    }

    private StageLine line(String recipient, String channel) {
        return lines.computeIfAbsent(
                List.of(recipient, channel),
                name -> new StageLine(
                        recipient,
                        channel,
                        routes.recipient(recipient)
                                .map(Recipient::manner)
                                .orElse(Manner.DEFAULT)
                                .on(channel),
                        told::add,
                        untold::add));
    }
}
