package io.plimsoll.alerting.kafka;

import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;

/** What became of notifications, between Avro and alerting's own records. */
final class ReceiptMapping {
    private ReceiptMapping() {}

    static Receipt receipt(Delivery delivery) {
        return new Receipt(
                delivery.getIntentId(),
                delivery.getTime(),
                delivery.getAlertId(),
                delivery.getAlertSequence(),
                delivery.getAccount(),
                delivery.getRecipient(),
                delivery.getChannel(),
                delivery.getAttempt(),
                Receipt.Status.valueOf(delivery.getStatus().name()),
                delivery.getCode(),
                delivery.getDetail(),
                delivery.getMessageId(),
                delivery.getNextAttemptAt(),
                delivery.getWithdrawn());
    }

    static Delivery receipt(Receipt receipt) {
        return Delivery.newBuilder()
                .setIntentId(receipt.intentId())
                .setTime(receipt.time())
                .setAlertId(receipt.alertId())
                .setAlertSequence(receipt.alertSequence())
                .setAccount(receipt.account())
                .setRecipient(receipt.recipient())
                .setChannel(receipt.channel())
                .setAttempt(receipt.attempt())
                .setStatus(DeliveryStatus.valueOf(receipt.status().name()))
                .setCode(receipt.code())
                .setDetail(receipt.detail())
                .setMessageId(receipt.messageId())
                .setNextAttemptAt(receipt.nextAttemptAt())
                .setWithdrawn(receipt.withdrawn())
                .build();
    }
}
