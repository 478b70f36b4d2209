package io.plimsoll.alerting.pace;

import io.plimsoll.alerting.alert.Severity;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.storm.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One recipient on one channel. In this order a notice is: too old; held for quiet hours; joined to what is held of its
 * episode; part of a storm; told at once (CRITICAL and above, or without grouping); held for others of its group. News that
 * is grave and got worse never joins and never waits for a group: it is told, or paged in its turn in a storm.
 *
 * <p>All time comes in; {@link #tick} must be called when {@link #dueAt} has come. One thread.
 */
public final class Line {
    static final String STORM = "storm";
    static final String QUIET = "quiet";
    static final String HOURLY_CAP = "hourly-cap";
    /** What the last message about a storm began with: kept so that the summary at its end has an alert to show. */
    static final String LEAD = "lead";

    private static final String GROUP = "group:";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Manner manner;
    private final LineWords words;
    private final Shelf shelf = new Shelf();
    private final LineMemory memory;
    private final StormWatch storms;
    private @Nullable Slot lead;

    /**
     * @param name recipient and channel; makes the ids of digests
     * @param held what it keeps, in the order it came
     */
    public Line(String name, Manner manner, LineState state, List<Slot> held) {
        this.manner = manner;
        this.words = new LineWords(manner.freshness());
        this.memory = new LineMemory(name, state);
        this.storms = new StormWatch(manner.pacing(), memory);
        for (Slot slot : held) {
            if (slot.group().equals(LEAD)) {
                lead = slot;
            } else {
                shelf.add(slot);
            }
        }
    }

    /** Decides on {@code notice}. */
    public void take(Notice notice, Instant now, Effects out) {
        memory.forgetAfter(now);
        Severity gravity = notice.alert().gravity();
        Slot slot = Slot.of(notice.id(), notice.alert(), "", notice.heardAt(), now);
        List<Slot> earlier = shelf.ofEpisode(slot.alertId());
        Duration age = Duration.between(notice.heardAt(), now);
        boolean old = age.compareTo(manner.freshness().dropAfter()) > 0;
        if (old && earlier.isEmpty() && !gravity.atLeast(Severity.CRITICAL)) {
            out.suppress(
                    slot,
                    "stale: " + Spoken.age(age) + " old, expected at most "
                            + Spoken.age(manner.freshness().dropAfter()));
            return;
        }
        Optional<Instant> quietUntil = manner.quietHours().flatMap(hours -> hours.holds(gravity, now));
        if (quietUntil.isPresent()) {
            hold(notice, slot, QUIET, quietUntil.get(), out);
        } else if (!earlier.isEmpty() && !slot.page()) {
            Slot last = earlier.get(earlier.size() - 1);
            memory.arrivedIf(last.group().equals(STORM));
            hold(notice, slot, last.group(), last.dueAt(), out);
        } else if (memory.storm().isPresent()) {
            memory.arrivedIf(true);
            hold(notice, slot, STORM, memory.storm().get().nextUpdate(), out);
        } else if (gravity.atLeast(Severity.CRITICAL) || !manner.grouping().groups()) {
            tellNow(notice, slot, now, out);
        } else {
            String group = GROUP + manner.grouping().keyOf(notice.alert(), notice.labels());
            Instant due = shelf.dueAt(group).orElseGet(() -> manner.grouping().dueAt(now, memory.toldAt(group)));
            hold(notice, slot, group, due, out);
        }
    }

    /** Nothing kept of an episode is told any more, for {@code reason}. */
    public void cancel(String alertId, String reason, Effects out) {
        for (Slot slot : shelf.ofEpisode(alertId)) {
            end(slot, reason, out);
        }
    }

    /** The clock was set by {@code by}, back, to {@code now}: what waits does not wait longer for that, but for the end of quiet hours. */
    public void clockSetBack(Duration by, Instant now, Effects out) {
        memory.forgetAfter(now);
        memory.storm(memory.storm().map(storm -> storm.movedBy(by)).orElse(null));
        for (String group : shelf.groups()) {
            if (!group.equals(QUIET)) {
                shelf.of(group).forEach(slot -> move(slot, group, slot.dueAt().plus(by), out));
            }
        }
    }

    /** Does what is due. */
    public void tick(Instant now, Effects out) {
        page(now, out);
        if (storms.updateDue(now)) {
            tellStorm(now, out);
        }
        for (String group : shelf.groups()) {
            Optional<Instant> due = shelf.dueAt(group);
            if (!group.equals(STORM) && due.isPresent() && !due.get().isAfter(now)) {
                tellGroup(group, now, out);
            }
        }
    }

    /** When {@link #tick} has something to do; empty while nothing is kept. */
    public Optional<Instant> dueAt() {
        Optional<Instant> first = shelf.groups().stream()
                .filter(group -> !group.equals(STORM))
                .flatMap(group -> shelf.dueAt(group).stream())
                .min(Instant::compareTo);
        Optional<Instant> update = memory.storm().map(LineState.Storm::nextUpdate);
        Optional<Instant> page = shelf.nextPage().map(slot -> memory.pageRoomAt(manner.pacing(), slot));
        return Stream.of(first, update, page).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** What must be remembered, beside what is held. */
    public LineState state() {
        return memory.state();
    }

    private void tellNow(Notice notice, Slot slot, Instant now, Effects out) {
        Pacing pacing = manner.pacing();
        if (memory.sent(MINUTE, now) >= pacing.perMinute()) {
            LineState.Storm storm = storms.begin(now);
            memory.arrivedIf(true);
            hold(notice, slot, STORM, storm.nextUpdate(), out);
        } else if (!slot.urgency().severity().atLeast(Severity.CRITICAL)
                && memory.sent(HOUR, now) >= pacing.perHour()) {
            Instant room = memory.roomAt(pacing.perHour(), HOUR);
            hold(notice, slot, HOURLY_CAP, shelf.dueAt(HOURLY_CAP).orElse(room), out);
        } else {
            supersede(slot, out);
            out.send(notice, words.lateness(slot, now));
            memory.sentOne(pacing, now);
        }
    }

    /** Tells grave ones of a storm one by one, the most urgent first, while there is room. */
    private void page(Instant now, Effects out) {
        for (Optional<Slot> next = shelf.nextPage(); next.isPresent(); next = shelf.nextPage()) {
            Slot slot = next.get();
            if (memory.pageRoomAt(manner.pacing(), slot).isAfter(now)) {
                return;
            }
            sendHeld(slot, words.lateness(slot, now), now, out);
            memory.pagedOne(manner.pacing(), now);
        }
    }

    private void tellStorm(Instant now, Effects out) {
        List<Slot> members = shelf.of(STORM);
        List<Slot> latest = Bundle.latestOf(members);
        Slot first = latest.isEmpty() ? lead : latest.get(0);
        Optional<Digest.Kind> kind = storms.next(first != null, now);
        if (kind.isEmpty()) {
            return;
        }
        Slot shown = Objects.requireNonNull(first, "a storm without any alert has no message");
        LineState.Storm storm = memory.storm().orElseThrow();
        Bundle bundle = new Bundle(
                memory.nextBundle(), kind.get(), "", storm.since(), now, storm.soFar(), storm.paged(), shown, latest);
        out.tell(bundle);
        memory.sentOne(manner.pacing(), now);
        Slot old = lead;
        if (kind.get() == Digest.Kind.STORM_ENDED) {
            lead = null;
        } else if (!latest.isEmpty()) {
            lead = shown.in(LEAD, shown.dueAt());
        }
        if (old != null && old != lead) {
            out.forget(old);
        }
        for (Slot slot : members) {
            out.suppress(slot, inDigest(bundle));
            shelf.remove(slot);
            if (lead != null && slot.id().equals(lead.id())) {
                out.move(lead);
            } else {
                out.forget(slot);
            }
        }
        storms.told(kind.get(), now);
    }

    private void tellGroup(String group, Instant now, Effects out) {
        if (!group.equals(QUIET)) {
            moveIntoQuietHours(group, now, out);
        }
        List<Slot> members = shelf.of(group);
        if (members.isEmpty()) {
            return;
        }
        List<Slot> latest = Bundle.latestOf(members);
        boolean grave =
                latest.stream().anyMatch(slot -> slot.urgency().severity().atLeast(Severity.CRITICAL));
        if (memory.sent(MINUTE, now) >= manner.pacing().perMinute()) {
            LineState.Storm storm = memory.storm().orElseGet(() -> storms.begin(now));
            members.forEach(slot -> memory.arrivedIf(true));
            members.forEach(slot -> move(slot, STORM, storm.nextUpdate(), out));
        } else if (!grave && memory.sent(HOUR, now) >= manner.pacing().perHour()) {
            Instant room = memory.roomAt(manner.pacing().perHour(), HOUR);
            members.forEach(slot -> move(slot, HOURLY_CAP, room, out));
        } else if (members.size() == 1 && !members.get(0).over()) {
            sendHeld(members.get(0), words.heldFor(members.get(0), now), now, out);
            memory.told(group, now, manner.grouping().interval());
            memory.sentOne(manner.pacing(), now);
        } else {
            Bundle bundle = bundle(group, latest, members, now);
            out.tell(bundle);
            members.forEach(slot -> end(slot, inDigest(bundle), out));
            memory.told(group, now, manner.grouping().interval());
            memory.sentOne(manner.pacing(), now);
        }
    }

    private Bundle bundle(String group, List<Slot> latest, List<Slot> members, Instant now) {
        Digest.Kind kind = switch (group) {
            case QUIET -> Digest.Kind.QUIET_HOURS_ENDED;
            case HOURLY_CAP -> Digest.Kind.HOURLY_CAP;
            default -> Digest.Kind.GROUPED;
        };
        String about = group.startsWith(GROUP) ? group.substring(GROUP.length()) : "";
        Instant since =
                members.stream().map(Slot::since).min(Instant::compareTo).orElse(now);
        return new Bundle(memory.nextBundle(), kind, about, since, now, 0, 0, latest.get(0), latest);
    }

    private void moveIntoQuietHours(String group, Instant now, Effects out) {
        for (Slot slot : shelf.of(group)) {
            Optional<Instant> until = manner.quietHours()
                    .flatMap(hours -> hours.holds(slot.urgency().severity(), now));
            until.ifPresent(end -> move(slot, QUIET, end, out));
        }
    }

    private void hold(Notice notice, Slot slot, String group, Instant due, Effects out) {
        for (Slot same : shelf.ofEpisode(slot.alertId())) {
            if (same.sequence() == slot.sequence()) {
                end(same, "said again before it was told: a later notification of the same event takes its place", out);
            }
        }
        Slot held = slot.in(group, due);
        shelf.add(held);
        out.hold(notice, held);
    }

    private void move(Slot slot, String group, Instant due, Effects out) {
        shelf.remove(slot);
        Slot moved = slot.in(group, due);
        shelf.add(moved);
        out.move(moved);
    }

    private void sendHeld(Slot slot, @Nullable String remark, Instant now, Effects out) {
        shelf.remove(slot);
        supersede(slot, out);
        out.sendHeld(slot, remark);
        out.forget(slot);
    }

    /** What was held of the episode before is no news any more. */
    private void supersede(Slot by, Effects out) {
        for (Slot slot : shelf.ofEpisode(by.alertId())) {
            end(slot, "superseded by event " + by.sequence() + " of the alert, told by itself", out);
        }
    }

    private void end(Slot slot, String reason, Effects out) {
        shelf.remove(slot);
        out.suppress(slot, reason);
        out.forget(slot);
    }

    private static String inDigest(Bundle bundle) {
        return "in digest " + bundle.id() + " (" + bundle.kind() + ")";
    }
}
