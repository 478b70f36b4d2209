package io.plimsoll.alerting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.alerting.dispatch.AlertingMeters;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.template.TemplateFaults;
import java.util.Optional;

/** A channel that says in the outcome, and so on the delivery record, that a template failed and the built-in text went out. */
final class MarkedNotifier implements Notifier {
    private final Notifier channel;
    private final TemplateFaults faults;
    private final Counter errors;

    MarkedNotifier(String name, Notifier channel, TemplateFaults faults, MeterRegistry meters) {
        this.channel = channel;
        this.faults = faults;
        this.errors = meters.counter(AlertingMeters.TEMPLATE_ERRORS.meterName(), "channel", name);
    }

    @Override
    public void start() {
        channel.start();
    }

    @Override
    public boolean recognisesRepeats() {
        return channel.recognisesRepeats();
    }

    @Override
    public Outcome send(Message message) {
        Outcome outcome = channel.send(message);
        Optional<String> fault = faults.take(message.intentId());
        if (fault.isEmpty()) {
            return outcome;
        }
        errors.increment();
        return outcome.withDetail(outcome.detail() + "; template_error, built-in text: " + fault.get());
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
