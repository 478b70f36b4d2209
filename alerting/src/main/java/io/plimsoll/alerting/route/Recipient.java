package io.plimsoll.alerting.route;

import io.plimsoll.alerting.notify.Conventions;
import io.plimsoll.alerting.pace.Manner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Someone to tell.
 *
 * @param addresses by channel, e.g. {@code email -> risk@example.com}; a secret is a reference here
 * @param fallback channels in the order they are tried when one fails, e.g. {@code [email, sms]}: only the first is told at
 *     first; a channel that is not in it is told beside them
 * @param manner how they want to be told
 * @param conventions how they write numbers and times
 */
public record Recipient(
        String name, Map<String, String> addresses, List<String> fallback, Manner manner, Conventions conventions) {
    /** Between the devices of one channel, in its address. */
    public static final String BETWEEN_DEVICES = "\n";

    /** Someone with the default conventions. */
    public Recipient(String name, Map<String, String> addresses, List<String> fallback, Manner manner) {
        this(name, addresses, fallback, manner, Conventions.DEFAULT);
    }

    /** Someone told by every channel at once, without wishes. */
    public Recipient(String name, Map<String, String> addresses) {
        this(name, addresses, List.of(), Manner.DEFAULT);
    }

    public Recipient {
        fallback = List.copyOf(fallback);
        addresses = Map.copyOf(addresses);
    }

    /** Address on {@code channel}, if there is one. */
    public Optional<String> address(String channel) {
        return Optional.ofNullable(addresses.get(channel));
    }

    /** How numbers and times are written to them on {@code channel}; to a program plainly. */
    public Conventions conventionsOn(String channel) {
        return Manner.isProgram(channel) ? Conventions.PLAIN : conventions;
    }

    /** Channel tried when {@code channel} fails; empty when there is none left. */
    public Optional<String> after(String channel) {
        int at = fallback.indexOf(channel);
        return at < 0
                ? Optional.empty()
                : fallback.stream().skip(at + 1L).filter(addresses::containsKey).findFirst();
    }

    /** First of {@code channels} that the fallback order names, if any of them is named. */
    public Optional<String> firstOf(Collection<String> channels) {
        return fallback.stream().filter(channels::contains).findFirst();
    }
}
