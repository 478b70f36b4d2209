package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.dispatch.Receipt.Status;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Outcomes that are known but could not be put on record, because the broker was away. They outlive the clients, so that what
 * was delivered just then is recorded as delivered later and not sent again. At most one for each attempt that was under
 * way. Thread-safe.
 */
public final class UnwrittenReceipts {
    private final Map<String, Receipt> byIntent = new ConcurrentHashMap<>();

    /** {@code log} that leaves here what it fails to write. */
    public ReceiptLog behind(ReceiptLog log) {
        return (partition, receipt) -> {
            try {
                log.append(partition, receipt);
            } catch (RuntimeException e) {
                if (receipt.status() != Status.ATTEMPTED) {
                    byIntent.put(receipt.intentId(), receipt);
                }
                throw e;
            }
        };
    }

    /** What is known of {@code intentId} beyond the record, and forgets it. */
    Optional<Receipt> take(String intentId) {
        return Optional.ofNullable(byIntent.remove(intentId));
    }
}
