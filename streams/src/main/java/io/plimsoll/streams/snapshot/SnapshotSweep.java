package io.plimsoll.streams.snapshot;

import io.plimsoll.risk.book.AccountFigures;
import io.plimsoll.risk.book.AccountReader;
import io.plimsoll.risk.book.UnitStanding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Goes round the accounts of a book and tells the figures of those about which there is news.
 *
 * <p>An account is told at the next {@link #slice} after a level, a position or a balance of it changed, and otherwise once a
 * round at most, when a figure moved by more than a step. A round takes one interval, in slices of {@link #SLICE} or less; a
 * slice looks at {@value #MOST_A_SLICE} accounts at most, so that an alert never waits for more than that: with more than
 * 40,000 accounts a second, rounds take longer than the interval.
 *
 * <p>What was told is not kept over a restart: the first round afterwards tells every account. Owned by one thread.
 */
public final class SnapshotSweep {
    /** Longest time between two slices. */
    public static final Duration SLICE = Duration.ofMillis(50);

    private static final int MOST_A_SLICE = 2_000;

    private final Supplier<? extends AccountReader> book;
    private final SnapshotSettings settings;
    private final Consumer<AccountFigures> teller;
    private final Map<String, Told> accounts = new HashMap<>();
    private final List<Told> round = new ArrayList<>();
    private List<Told> due = new ArrayList<>();
    private int next;
    private long roundStartMs = Long.MIN_VALUE;

    /**
     * A sweep over no account yet.
     *
     * @param book the book as it is at the time
     * @param teller hears the figures to be told
     */
    public SnapshotSweep(
            Supplier<? extends AccountReader> book, SnapshotSettings settings, Consumer<AccountFigures> teller) {
        this.book = book;
        this.settings = settings;
        this.teller = teller;
    }

    /** An account that exists: its turn comes in the round. */
    public void know(String account) {
        told(account);
    }

    /** News of an account that are told at the next slice: a level, a position or a balance changed. */
    public void news(String account) {
        if (settings.wanted()) {
            Told told = told(account);
            told.due = true;
            due.add(told);
        }
    }

    /** Tells what is due, then does its part of the round. */
    public void slice(long nowMs) {
        tellDue();
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
            look(round.get(next++));
        }
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
        if (!due.isEmpty()) {
            List<Told> now = due;
            due = new ArrayList<>();
            now.stream()
                    .filter(told -> told.due)
                    .forEach(told -> tell(told, book.get().standing(told.account)));
        }
    }

    /** Accounts a slice looks at, so that a round fills the interval. */
    private int share() {
        long slices = Math.max(1, settings.interval().dividedBy(SLICE) - 1);
        return (int) Math.min(MOST_A_SLICE, Math.max(1, (round.size() + slices - 1) / slices));
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
