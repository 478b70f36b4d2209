package io.plimsoll.alerting.channel.smpp;

import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command_status says (SMPP 3.4, section 5.1.3), as far as it says anything. One that is not listed refuses this message.
 * The protocol cannot say how long to wait; a centre that is full gets a rest of {@link #REST}.
 */
enum SmppStatus {
    INVALID_BIND_STATUS(0x04, null, "not bound for this"),
    ALREADY_BOUND(0x05, null, "bound already, by another process or until the centre notices that we had gone"),
    SYSTEM_ERROR(0x08, null, "system error"),
    INVALID_SOURCE(0x0a, About.SINK, "sms.from is not one of ours"),
    INVALID_DESTINATION(0x0b, About.CONTACT, "not a number the centre knows"),
    BIND_FAILED(0x0d, About.SINK, "bind failed"),
    INVALID_PASSWORD(0x0e, About.SINK, "password refused"),
    INVALID_SYSTEM_ID(0x0f, About.SINK, "system id refused"),
    QUEUE_FULL(0x14, null, "message queue full"),
    SUBMIT_FAILED(0x45, null, "submit failed"),
    INVALID_SOURCE_TON(0x48, About.SINK, "kind of sms.from refused"),
    INVALID_SOURCE_NPI(0x49, About.SINK, "numbering plan of sms.from refused"),
    INVALID_DESTINATION_TON(0x50, About.CONTACT, "kind of number refused"),
    INVALID_DESTINATION_NPI(0x51, About.CONTACT, "numbering plan of the number refused"),
    INVALID_SYSTEM_TYPE(0x53, About.SINK, "system type refused"),
    THROTTLED(0x58, null, "too many messages"),
    TEMPORARY(0x64, null, "temporary error of the application"),
    UNKNOWN(0xff, null, "unknown error"),
    PROHIBITED(0x101, About.SINK, "not allowed to us");

    /** Wait after {@link #THROTTLED} and {@link #QUEUE_FULL}. */
    static final Duration REST = Duration.ofSeconds(5);

    private final int number;
    private final @Nullable About refuses;
    private final String meaning;

    SmppStatus(int number, @Nullable About refuses, String meaning) {
        this.number = number;
        this.refuses = refuses;
        this.meaning = meaning;
    }

    /** What a refusal with {@code number} means for the message that was refused. */
    static Outcome outcome(int number, String during) {
        Optional<SmppStatus> status =
                Arrays.stream(values()).filter(each -> each.number == number).findFirst();
        String detail = during + ": status 0x" + Integer.toHexString(number)
                + status.map(known -> ", " + known.meaning).orElse("");
        if (status.isEmpty()) {
            return new Outcome.Rejected(number, detail);
        }
        SmppStatus known = status.get();
        if (known.refuses != null) {
            return new Outcome.Rejected(number, detail, known.refuses);
        }
        return new Outcome.Retryable(number, detail, known == THROTTLED || known == QUEUE_FULL ? REST : null);
    }
}
