package io.plimsoll.alerting.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message somebody would get.
 *
 * @param at when it would be handed to the channel
 * @param route that says so; of an escalation {@code escalation NAME}
 * @param waitedFor what it waited for before; null: nothing
 * @param remark what the message says beside the alert; null: nothing
 */
public record Telling(
        String recipient,
        String channel,
        Instant at,
        String route,
        @Nullable String waitedFor,
        @Nullable String remark) {}
