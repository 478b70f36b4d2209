package io.plimsoll.alerting.dispatch;

import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.route.Recipient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A channel by which a person is reached on several devices: each is sent the message, and the person counts as told when one of them took
 * it. A device refused for good is left out for a day while there is another. A repeat goes to all of them, so this is for channels
 * whose devices show one notification an episode. Thread-safe as the channel is.
 */
public final class EveryDevice implements Notifier {
    private final String name;
    private final Notifier channel;
    private final DeadContacts deadContacts;

    /** {@code name} is the channel's. */
    public EveryDevice(String name, Notifier channel, InstantSource clock) {
        this.name = name;
        this.channel = channel;
        this.deadContacts = new DeadContacts(clock);
    }

    @Override
    public void start() {
        channel.start();
    }

    @Override
    public Outcome send(Message message) {
        List<String> devices = List.of(message.address().split(Recipient.BETWEEN_DEVICES));
        if (devices.size() == 1) {
            return channel.send(message);
        }
        List<String> alive = devices.stream()
                .filter(device -> deadContacts.why(name, device).isEmpty())
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (String device : alive.isEmpty() ? devices : alive) {
            Outcome outcome = channel.send(message.at(device));
            deadContacts.learn(name, device, outcome);
            outcomes.add(outcome);
        }
        return together(outcomes, devices.size());
    }

    private static Outcome together(List<Outcome> outcomes, int devices) {
        long took =
                outcomes.stream().filter(Outcome.Delivered.class::isInstance).count();
        Outcome best = first(outcomes, Outcome.Delivered.class::isInstance)
                .or(() -> first(outcomes, Outcome.Accepted.class::isInstance))
                .or(() -> first(outcomes, Outcome.Ambiguous.class::isInstance))
                .or(() -> first(outcomes, Outcome.Retryable.class::isInstance).map(one -> latest(one, outcomes)))
                .orElseGet(() -> refusal(outcomes));
        return best.withDetail(took + " of " + devices + " devices took it: "
                + String.join("; ", outcomes.stream().map(Outcome::detail).toList()));
    }

    private static Optional<Outcome> first(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).findFirst();
    }

    /** As late as the most patient of them asks for. */
    private static Outcome latest(Outcome one, List<Outcome> outcomes) {
        Duration longest = outcomes.stream()
                .filter(Outcome.Retryable.class::isInstance)
                .map(outcome -> ((Outcome.Retryable) outcome).retryAfter())
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
        return new Outcome.Retryable(one.code(), one.detail(), longest);
    }

    /** Credentials, if that is what one says; the contact point, if all of them are dead; else the message. */
    private static Outcome refusal(List<Outcome> outcomes) {
        Outcome first = outcomes.get(0);
        return first(outcomes, outcome -> about(outcome) == About.SINK)
                .orElseGet(() -> outcomes.stream().allMatch(outcome -> about(outcome) == About.CONTACT)
                        ? first
                        : new Outcome.Rejected(first.code(), first.detail()));
    }

    private static About about(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected ? rejected.about() : About.MESSAGE;
    }

    @Override
    public boolean recognisesRepeats() {
        return channel.recognisesRepeats();
    }

    @Override
    public String messageId(String intentId) {
        return channel.messageId(intentId);
    }

    @Override
    public void close() {
        channel.close();
    }
}
