package io.plimsoll.alerting.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What this process finds wrong with alerting now. The first sight of a condition is reported at once; while it lasts it is said
 * again, so that its end is known even if this process dies. Thread-safe.
 */
public final class Board {
    /** How often {@link #sayAgain} wants to be called. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    /** How long a word holds: a few may be lost. */
    static final Duration BELIEVED_FOR = EVERY.multipliedBy(5);

    private final String reporter;
    private final Consumer<Report> out;
    private final InstantSource clock;
    private final Map<Key, Seen> seen = new HashMap<>();

    private record Key(Condition condition, String subject) {}

    private record Seen(String detail, Instant since, Instant last, long occurrences) {}

    /** {@code out} hears what {@code reporter} has to say; it must neither wait nor throw. */
    public Board(String reporter, Consumer<Report> out, InstantSource clock) {
        this.reporter = reporter;
        this.out = out;
        this.clock = clock;
    }

    /** One that nobody hears. */
    public static Board unheard() {
        return new Board("nobody", report -> {}, () -> Instant.EPOCH);
    }

    /** {@code condition} holds for {@code subject}, or has happened to it again. */
    public synchronized void sees(Condition condition, String subject, String detail) {
        Instant now = now();
        Key key = new Key(condition, subject);
        Seen before = seen.get(key);
        if (before == null) {
            Seen first = new Seen(detail, now, now, 1);
            seen.put(key, first);
            say(key, first, now.plus(BELIEVED_FOR));
        } else {
            seen.put(key, new Seen(before.detail(), before.since(), now, before.occurrences() + 1));
        }
    }

    /** {@code condition} does not hold for {@code subject}, or no more. */
    public synchronized void over(Condition condition, String subject) {
        Key key = new Key(condition, subject);
        Seen before = seen.remove(key);
        if (before != null) {
            say(key, before, before.since());
        }
    }

    /** Says again what holds; what was not seen for long enough is over. */
    public synchronized void sayAgain() {
        Instant now = now();
        Map.copyOf(seen).forEach((key, last) -> {
            boolean quiet = key.condition()
                    .quiet()
                    .filter(atMost -> !now.isBefore(last.last().plus(atMost)))
                    .isPresent();
            if (quiet) {
                over(key.condition(), key.subject());
            } else {
                say(key, last, now.plus(BELIEVED_FOR));
            }
        });
    }

    private void say(Key key, Seen what, Instant holdsUntil) {
        out.accept(new Report(
                reporter, key.condition(), key.subject(), what.detail(), what.since(), holdsUntil, what.occurrences()));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
