package io.plimsoll.alerting.channel.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.plimsoll.alerting.alert.Alert;
import io.plimsoll.alerting.channel.webhook.WebhookBody;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.notify.Outcome.Rejected.About;
import io.plimsoll.alerting.template.BriefTemplate;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic for each notification: a CloudEvent of type {@code io.plimsoll.alert.raised}, {@code .escalated} … with the id
 * of the notification, keyed by account, its body that of a webhook. Readers drop an id they have seen from the same source. A
 * producer that has broken down is replaced by a new one.
 */
public final class KafkaTopicNotifier implements Notifier {
    private static final String TYPE = "io.plimsoll.alert.";
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final KafkaTopicSettings settings;
    private final BriefTemplate template;
    private @Nullable Producer<String, byte[]> current;
    private boolean closed;

    /** Connects on first use. */
    public KafkaTopicNotifier(KafkaTopicSettings settings, BriefTemplate template) {
        this.settings = settings;
        this.template = template;
    }

    @Override
    public Outcome send(Message message) {
        Outcome outcome = attempt(message);
        return outcome.withDetail(settings.withoutSecrets(outcome.detail()));
    }

    private Outcome attempt(Message message) {
        Producer<String, byte[]> producer;
        try {
            producer = producer();
        } catch (KafkaException e) {
            return new Outcome.Rejected(null, "no producer by kafka.channel.*: " + e.getMessage(), About.SINK);
        } catch (IllegalStateException e) {
            return new Outcome.Retryable(null, String.valueOf(e.getMessage()), null);
        }
        try {
            RecordMetadata at = producer.send(record(message)).get();
            return new Outcome.Delivered(null, "partition " + at.partition() + ", offset " + at.offset());
        } catch (ExecutionException e) {
            return failed(producer, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | IllegalStateException e) {
            return failed(producer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retryable(null, "interrupted while the record was written", null);
        }
    }

    private Outcome failed(Producer<String, byte[]> producer, Throwable failure) {
        Outcome outcome = KafkaOutcomes.of(failure);
        boolean ofSink = outcome instanceof Outcome.Rejected refused && refused.about() == About.SINK;
        if (ofSink || !(failure instanceof ApiException)) {
            discard(producer);
        }
        return outcome;
    }

    private ProducerRecord<String, byte[]> record(Message message) {
        Alert alert = message.alert();
        CloudEvent event = CloudEventBuilder.v1()
                .withId(messageId(message.intentId()))
                .withSource(URI.create(settings.source()))
                .withType(TYPE + alert.change().name().toLowerCase(Locale.ROOT))
                .withSubject(alert.account())
                .withTime(alert.time().atOffset(ZoneOffset.UTC))
                .withData("application/json", WebhookBody.of(message, template).getBytes(UTF_8))
                .build();
        return KafkaMessageFactory.<String>createWriter(message.address(), alert.account())
                .writeBinary(event);
    }

    private synchronized Producer<String, byte[]> producer() {
        if (closed) {
            throw new IllegalStateException("the channel is closed");
        }
        Producer<String, byte[]> producer = current;
        if (producer == null) {
            producer =
                    new KafkaProducer<>(settings.producerConfig(), new StringSerializer(), new ByteArraySerializer());
            current = producer;
        }
        return producer;
    }

    private void discard(Producer<String, byte[]> broken) {
        synchronized (this) {
            if (current == broken) {
                current = null;
            }
        }
        broken.close(Duration.ZERO);
    }

    @Override
    public String messageId(String intentId) {
        return intentId;
    }

    @Override
    public void close() {
        Producer<String, byte[]> producer;
        synchronized (this) {
            closed = true;
            producer = current;
            current = null;
        }
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
        }
    }

    @Override
    public String toString() {
        return "KafkaTopicNotifier[" + settings + "]";
    }
}
