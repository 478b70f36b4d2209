package io.plimsoll.alerting.dispatch;

/** Where receipts are kept. Safe for use by several threads. */
public interface ReceiptLog {
    /** Returns when the receipt is safe; throws when it could not be made so. */
    void append(int partition, Receipt receipt);
}
