package io.plimsoll.alerting.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Last known receipt of each intent of one partition, read back after a restart or a move. One thread. */
final class DeliveryHistory {
    private final Map<String, Receipt> last = new HashMap<>();

    void add(Receipt receipt) {
        last.put(receipt.intentId(), receipt);
    }

    /** Last receipt of {@code intentId}, and forgets it: an intent is met again once. */
    Optional<Receipt> take(String intentId) {
        return Optional.ofNullable(last.remove(intentId));
    }

    int size() {
        return last.size();
    }
}
