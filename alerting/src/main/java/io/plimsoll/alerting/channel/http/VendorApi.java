package io.plimsoll.alerting.channel.http;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Outcome;

/** What one vendor wants to hear, and how it answers. Safe for use by several threads. */
public interface VendorApi {
    /** The request; throws IllegalArgumentException, without secrets, when there can be none for this address. */
    HttpCall call(Message message);

    /** Whether the vendor takes a request it has seen before for the same one. */
    boolean recognisesRepeats();

    /** What an answer means; most vendors say it by the status. */
    default Outcome read(HttpAnswer answer) {
        return HttpOutcomes.byStatus(answer, recognisesRepeats());
    }

    /** Id of the message at the vendor, the same on every attempt. */
    default String messageId(String intentId) {
        return intentId;
    }
}
