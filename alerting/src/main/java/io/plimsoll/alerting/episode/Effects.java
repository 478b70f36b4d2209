package io.plimsoll.alerting.episode;

import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.route.Decision.Notify;
import io.plimsoll.alerting.route.Told;
import org.jspecify.annotations.Nullable;

/** What triage wants done. */
public interface Effects {
    /** Somebody should hear of {@code alert}. @param id of the notification @param remark what is unusual; null: nothing */
    void tell(String id, Notify to, Alert alert, @Nullable String remark);

    /** Somebody, or with null anybody, is not told, for {@code reason}. */
    void suppress(Alert alert, @Nullable String recipient, @Nullable String channel, String reason);

    /** What {@code told} has not been sent yet of the episode of {@code alert} need not be, for {@code reason}. */
    void cancel(Alert alert, Told told, String reason);

    /** An event was passed over: a duplicate, or older than one before. */
    void ignore(Alert alert, String reason);
}
