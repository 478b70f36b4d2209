package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.group.Digest;
import io.plimsoll.alerting.pace.Bundle;
import io.plimsoll.alerting.pace.Effects;
import io.plimsoll.alerting.pace.Notice;
import io.plimsoll.alerting.pace.Slot;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a line decides, done: rows in the stores, intents and reasons on their topics. For one decision or tick. */
final class LineEffects implements Effects {
    private final String recipient;
    private final String channel;
    private final String name;
    private final PaceStores stores;
    private final Instant now;
    private final BiConsumer<String, Object> forward;
    private final @Nullable Intent current;

    /**
     * @param forward takes the account and an intent or a receipt
     * @param current what the notice of this decision would become; null of a tick
     */
    LineEffects(
            String name, PaceStores stores, Instant now, @Nullable Intent current, BiConsumer<String, Object> forward) {
        this.name = name;
        int end = name.lastIndexOf('\n');
        this.recipient = name.substring(0, end);
        this.channel = name.substring(end + 1);
        this.stores = stores;
        this.now = now;
        this.current = current;
        this.forward = forward;
    }

    @Override
    public void send(Notice notice, @Nullable String remark) {
        tell(current(), remark);
    }

    @Override
    public void hold(Notice notice, Slot slot) {
        stores.keep(name, slot, current());
    }

    @Override
    public void move(Slot slot) {
        stores.move(name, slot);
    }

    @Override
    public void sendHeld(Slot slot, @Nullable String remark) {
        tell(stores.kept(name, slot), remark);
    }

    @Override
    public void suppress(Slot slot, String reason) {
        forward.accept(
                slot.account(),
                Suppression.of(
                        slot.id(), slot.alertId(), slot.sequence(), slot.account(), recipient, channel, reason, now));
    }

    @Override
    public void forget(Slot slot) {
        stores.forget(name, slot);
    }

    @Override
    public void tell(Bundle bundle) {
        Intent lead = stores.kept(name, bundle.lead());
        Digest digest = new Digest(
                bundle.kind(),
                bundle.about(),
                bundle.since(),
                bundle.until(),
                bundle.firing(),
                bundle.passed(),
                bundle.soFar(),
                bundle.paged(),
                bundle.latest().stream()
                        .limit(Digest.MOST_LISTED)
                        .map(slot -> Digest.Entry.of(stores.kept(name, slot).alert()))
                        .toList());
        forward.accept(
                lead.alert().account(),
                new Intent(
                        bundle.id(),
                        now,
                        recipient,
                        channel,
                        lead.route(),
                        lead.alert(),
                        bundle.lead().urgency().priority(),
                        null,
                        digest));
    }

    private void tell(Intent intent, @Nullable String remark) {
        String all =
                remark == null ? intent.remark() : remark + (intent.remark() == null ? "" : "; " + intent.remark());
        forward.accept(
                intent.alert().account(),
                new Intent(
                        intent.intentId(),
                        now,
                        intent.recipient(),
                        intent.channel(),
                        intent.route(),
                        intent.alert(),
                        intent.priority(),
                        all,
                        null));
    }

    private Intent current() {
        if (current == null) {
            throw new IllegalStateException("a tick of " + recipient + " on " + channel + " decides on nothing new");
        }
        return current;
    }
}
