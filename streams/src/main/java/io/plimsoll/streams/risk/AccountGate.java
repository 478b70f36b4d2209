package io.plimsoll.streams.risk;

import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.risk.rule.InputFault;
import io.plimsoll.schemas.avro.AccountEvent;
import io.plimsoll.schemas.avro.BalanceUpdate;
import io.plimsoll.schemas.avro.PositionUpdate;
import io.plimsoll.streams.meter.StreamsMeter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What live records about accounts pass before the book hears of them. A balance that falls to zero while positions are open is
 * kept aside until a second one says the same or its time is up; one above zero proves it wrong. An account with positions that
 * says nothing for too long is missed. Meanwhile its units neither fire nor clear. Owned by one task.
 */
final class AccountGate {

    /** What follows. */
    interface Effects {
        /** A record that is believed. */
        void take(AccountEvent event);

        /** How far the data of an account are believed from now on; the fault names no symbol. */
        void quality(String account, Optional<InputFault> fault);

        /** Newest event time, Unix milliseconds. */
        long timeMs();
    }

    private final AccountTrust trust;
    private final BookJournal journal;
    private final HeldBalances held;
    private final Effects effects;
    private final MeterRegistry meters;

    /** When each account was last heard of, the longest ago first. */
    private final Map<String, Long> heardMs = new LinkedHashMap<>();

    private final Set<String> silent = new TreeSet<>();

    AccountGate(AccountTrust trust, BookJournal journal, HeldBalances held, Effects effects, MeterRegistry meters) {
        this.trust = trust;
        this.journal = journal;
        this.held = held;
        this.effects = effects;
        this.meters = meters;
    }

    /** An account that was there before a restart: it counts as heard of now. */
    void knows(String account, long nowMs) {
        if (!trust.silence().isZero()) {
            heardMs.put(account, nowMs);
        }
    }

    /** A live record. */
    void live(AccountEvent event, long nowMs) {
        String account = account(event);
        boolean doubted = silent.remove(account);
        if (!trust.silence().isZero()) {
            heardMs.remove(account);
            heardMs.put(account, nowMs);
        }
        if (event.getPayload() instanceof BalanceUpdate balance) {
            Optional<AccountEvent> before = held.take(balance);
            if (before.isEmpty() && isDoubtful(balance)) {
                hold(event, balance, nowMs);
                return;
            }
            if (before.isPresent()) {
                doubted = true;
                count(balance.getWalletBalance().signum() == 0 ? "confirmed" : "discarded");
            }
        }
        effects.take(event);
        if (doubted && !held.anyOf(account)) {
            effects.quality(account, Optional.empty());
        }
    }

    /** Time has passed: what was held long enough is believed, who was silent too long is missed. */
    void pass(long nowMs) {
        for (AccountEvent event : held.due(nowMs)) {
            count("expired");
            effects.take(event);
            if (!held.anyOf(account(event)) && !silent.contains(account(event))) {
                effects.quality(account(event), Optional.empty());
            }
        }
        Iterator<Map.Entry<String, Long>> oldest = heardMs.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, Long> next = oldest.next();
            if (nowMs - next.getValue() < trust.silence().toMillis()) {
                break;
            }
            oldest.remove();
            miss(next.getKey());
        }
    }

    /** Why the account is doubted that a record held back is of. */
    static InputFault fault(BalanceUpdate balance) {
        return new InputFault(
                "",
                InputFault.Cause.ACCOUNT,
                balance.getTime().toEpochMilli(),
                "its balance of " + balance.getAsset() + " fell to 0 under open positions");
    }

    private void miss(String account) {
        if (journal.holdsPositions(account)) {
            silent.add(account);
            StreamsMeter.ACCOUNTS_SILENT.counter(meters).increment();
            long sinceMs = Math.max(0, effects.timeMs() - trust.silence().toMillis());
            String detail = "no position or balance for " + trust.silence().toSeconds() + " s";
            effects.quality(account, Optional.of(new InputFault("", InputFault.Cause.ACCOUNT, sinceMs, detail)));
        }
    }

    private boolean isDoubtful(BalanceUpdate balance) {
        return !trust.zeroHold().isZero()
                && balance.getWalletBalance().signum() == 0
                && journal.hasBalance(balance.getAccount(), balance.getAsset())
                && journal.holdsPositions(balance.getAccount());
    }

    private void hold(AccountEvent event, BalanceUpdate balance, long nowMs) {
        held.hold(balance, event, nowMs + trust.zeroHold().toMillis());
        count("held");
        effects.quality(balance.getAccount(), Optional.of(fault(balance)));
    }

    private void count(String fate) {
        StreamsMeter.BALANCES_DOUBTED.counter(meters, "fate", fate).increment();
    }

    private static String account(AccountEvent event) {
        return event.getPayload() instanceof PositionUpdate position
                ? position.getAccount()
                : ((BalanceUpdate) event.getPayload()).getAccount();
    }
}
