package io.plimsoll.alerting;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.notify.Message;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.notify.Outcome;
import io.plimsoll.alerting.template.BriefTemplate;
import io.plimsoll.alerting.template.Templates;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedNotifierTest {
    @TempDir
    Path dir;

    private final List<String> sent = new ArrayList<>();

    /** A sink that takes whatever {@code template} makes. */
    private Notifier sink(BriefTemplate template) {
        return new Notifier() {
            @Override
            public Outcome send(Message message) {
                sent.add(template.render(message).text());
                return new Outcome.Delivered(200, "HTTP 200");
            }

            @Override
            public String messageId(String intentId) {
                return intentId;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void everyMethodReachesTheChannel() {
        List<String> called = new ArrayList<>();
        Notifier recording = (Notifier) Proxy.newProxyInstance(
                Notifier.class.getClassLoader(), new Class<?>[] {Notifier.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return switch (method.getName()) {
                        case "send" -> new Outcome.Delivered(200, "HTTP 200");
                        case "messageId" -> "m1";
                        case "recognisesRepeats" -> true;
                        default -> null;
                    };
                });
        Map<String, Notifier> channels =
                Channels.marked(Map.of("sms", recording), Templates.builtIn(), new SimpleMeterRegistry());
        Notifier sms = Optional.ofNullable(channels.get("sms")).orElseThrow();

        sms.start();
        sms.send(new Message("i1", "x", anAlert().build()));
        String id = sms.messageId("i1");
        boolean recognises = sms.recognisesRepeats();
        sms.close();

        assertThat(called).containsExactly("start", "send", "messageId", "recognisesRepeats", "close");
        assertThat(id).isEqualTo("m1");
        assertThat(recognises).isTrue();
        assertThat(Notifier.class.getDeclaredMethods()).hasSize(5);
    }

    @Test
    void d32AFailedTemplateIsOnTheDeliveryRecordAndCounted() throws IOException {
        Files.writeString(
                dir.resolve("slack.text.peb"), "fine{% if account == \"acct-17\" %}\n{{ nowhere }}{% endif %}");
        Templates templates = Templates.of(dir);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Map<String, Notifier> channels =
                Channels.marked(Map.of("slack", sink(templates.brief("slack"))), templates, meters);
        Notifier slack = Optional.ofNullable(channels.get("slack")).orElseThrow();

        Outcome failed = slack.send(new Message("i1", "x", anAlert().build()));
        Outcome fine =
                slack.send(new Message("i2", "x", anAlert().account("acct-18").build()));

        assertThat(failed.detail())
                .startsWith("HTTP 200; template_error, built-in text: " + dir + "/slack.text.peb:2: ")
                .contains("[nowhere]");
        assertThat(fine).isEqualTo(new Outcome.Delivered(200, "HTTP 200"));
        assertThat(sent.get(0)).startsWith("Add 160.83 USDT to CROSS:USDT");
        assertThat(sent.get(1)).isEqualTo("fine");
        assertThat(meters.counter("plimsoll.alerting.template.errors", "channel", "slack")
                        .count())
                .isEqualTo(1);
    }
}
