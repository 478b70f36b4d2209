package io.plimsoll.alerting.pace;

import org.jspecify.annotations.Nullable;

/** What a {@link Line} wants done. Every notice ends in {@link #send}, {@link #sendHeld} or {@link #suppress}, once. */
public interface Effects {
    /** Tell this one now, by itself; {@code remark} says what is unusual about it, e.g. that it is late. */
    void send(Notice notice, @Nullable String remark);

    /** Keep the notice as {@code slot} says. */
    void hold(Notice notice, Slot slot);

    /** A kept notice waits for something else now. */
    void move(Slot slot);

    /** Tell a kept notice now, by itself. */
    void sendHeld(Slot slot, @Nullable String remark);

    /** It is not told by itself, for {@code reason}. */
    void suppress(Slot slot, String reason);

    /** A kept notice is not needed any more. */
    void forget(Slot slot);

    /** Tell several in one message. */
    void tell(Bundle bundle);
}
