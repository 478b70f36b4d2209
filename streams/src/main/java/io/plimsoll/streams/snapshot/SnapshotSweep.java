package io.plimsoll.streams.snapshot;

import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.AccountReader;
import io.plimsoll.risk.book.UnitStanding;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Goes round the accounts of a book and tells the figures of those about which there is news.
 *
 * <p>An account is told at the next {@link #slice} after a level, a position or a balance of it changed, and otherwise once a
 * round at most, when a figure moved by more than a step. A round takes one interval, in slices of {@link #SLICE} or less. A
 * slice ends after {@link #MOST_TIME}, so that an alert never waits for more than that: where more accounts move than can be
 * told in that time, what is due waits for the slices after, and rounds take longer than the interval.
 *
 * <p>What was told is not kept over a restart: the first round afterwards tells every account. Owned by one thread.
 */
public final class SnapshotSweep {
    /** Longest time between two slices. */
    public static final Duration SLICE = Duration.ofMillis(50);

    /** What one slice may take: with four tasks in a thread, a fifth of its time. */
    static final Duration MOST_TIME = Duration.ofNanos(2_500_000);

    /** Accounts between two looks at the clock. */
    private static final int BATCH = 8;

    private final Supplier<? extends AccountReader> book;
    private final SnapshotSettings settings;
    private final Consumer<AccountFigures> teller;
    private final LongSupplier nanoTime;
    private @Nullable String lastKnown;
    private final Map<String, Told> accounts = new HashMap<>();
    private final List<Told> round = new ArrayList<>();
    private final Deque<Told> due = new ArrayDeque<>();
    private int next;
    private long roundStartMs = Long.MIN_VALUE;

    /**
     * A sweep over no account yet.
     *
     * @param book the book as it is at the time
     * @param teller hears the figures to be told
     * @param nanoTime a clock for the time a slice takes, in ns from any moment on
     */
    public SnapshotSweep(
            Supplier<? extends AccountReader> book,
            SnapshotSettings settings,
            Consumer<AccountFigures> teller,
            LongSupplier nanoTime) {
        this.book = book;
        this.settings = settings;
        this.teller = teller;
        this.nanoTime = nanoTime;
    }

    /** An account that exists: its turn comes in the round. Costs least when told of one account several times in a row. */
    public void know(String account) {
        if (!account.equals(lastKnown)) {
            lastKnown = account;
            told(account);
        }
    }

    /** News of an account that are told at the next slice: a level, a position or a balance changed. */
    public void news(String account) {
        if (settings.wanted()) {
            Told told = told(account);
            told.due = true;
            due.add(told);
        }
    }

    /** Tells what is due, then does its part of the round; what its time does not suffice for is left to the next slice. */
    public void slice(long nowMs) {
        long startNs = nanoTime.getAsLong();
        while (!due.isEmpty()) {
            for (int i = 0; i < BATCH && !due.isEmpty(); i++) {
                tellNextDue();
            }
            if (isOver(startNs)) {
                return;
            }
        }
        if (next == round.size()) {
            if (roundStartMs != Long.MIN_VALUE
                    && nowMs - roundStartMs < settings.interval().toMillis()) {
                return;
            }
            roundStartMs = nowMs;
            next = 0;
        }
        int end = Math.min(round.size(), next + share());
        while (next < end) {
            for (int i = 0; i < BATCH && next < end; i++) {
                look(round.get(next++));
            }
            if (isOver(startNs)) {
                return;
            }
        }
    }

    private boolean isOver(long startNs) {
        return nanoTime.getAsLong() - startNs >= MOST_TIME.toNanos();
    }

    /** Tells what is due, and makes a whole round if the last one began an interval ago. */
    public void wholeRound(long nowMs) {
        tellDue();
        if (roundStartMs == Long.MIN_VALUE
                || nowMs - roundStartMs >= settings.interval().toMillis()) {
            roundStartMs = nowMs;
            round.forEach(this::look);
        }
    }

    /** Tells what is due. */
    public void tellDue() {
        while (!due.isEmpty()) {
            tellNextDue();
        }
    }

    private void tellNextDue() {
        Told told = due.removeFirst();
        if (told.due) {
            tell(told, book.get().standing(told.account));
        }
    }

    /** Accounts a slice looks at, so that a round fills the interval. */
    private int share() {
        long slices = Math.max(1, settings.interval().dividedBy(SLICE) - 1);
        return (int) Math.max(1, (round.size() + slices - 1) / slices);
    }

    private void look(Told told) {
        List<UnitStanding> now = book.get().standing(told.account);
        if (told.due || told.movedFrom(now, settings.step())) {
            tell(told, now);
        }
    }

    private void tell(Told told, List<UnitStanding> now) {
        told.tell(now);
        teller.accept(book.get().figures(told.account));
    }

    private Told told(String account) {
        return accounts.computeIfAbsent(account, name -> {
            Told told = new Told(name);
            round.add(told);
            return told;
        });
    }
}
