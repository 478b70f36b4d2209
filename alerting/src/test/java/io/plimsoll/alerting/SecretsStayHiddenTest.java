package io.plimsoll.alerting;

import static io.plimsoll.alerting.alert.AlertBuilder.anAlert;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.channel.email.LogCapture;
import io.plimsoll.alerting.channel.email.SmtpSettings;
import io.plimsoll.alerting.channel.fcm.FcmKeyFile;
import io.plimsoll.alerting.channel.fcm.FcmSettings;
import io.plimsoll.alerting.channel.http.HttpSettings;
import io.plimsoll.alerting.channel.http.VendorServer;
import io.plimsoll.alerting.channel.kafka.KafkaTopicSettings;
import io.plimsoll.alerting.channel.smpp.SmppSettings;
import io.plimsoll.alerting.channel.smpp.SmscServer;
import io.plimsoll.alerting.channel.sms.SmsSettings;
import io.plimsoll.alerting.channel.webpush.Browser;
import io.plimsoll.alerting.channel.webpush.VapidPair;
import io.plimsoll.alerting.deadletter.DeadLetters;
import io.plimsoll.alerting.dispatch.ChannelPolicy;
import io.plimsoll.alerting.dispatch.DeliveryEngine;
import io.plimsoll.alerting.dispatch.Intent;
import io.plimsoll.alerting.dispatch.KafkaReceiptLog;
import io.plimsoll.alerting.dispatch.NotificationWorker;
import io.plimsoll.alerting.dispatch.Receipt;
import io.plimsoll.alerting.dispatch.ReportInbox;
import io.plimsoll.alerting.dispatch.RetryPolicy;
import io.plimsoll.alerting.dispatch.RetrySchedule;
import io.plimsoll.alerting.dispatch.UnwrittenReceipts;
import io.plimsoll.alerting.notify.Notifier;
import io.plimsoll.alerting.route.Decision;
import io.plimsoll.alerting.route.Routes;
import io.plimsoll.alerting.route.RoutesFile;
import io.plimsoll.alerting.secret.Secret;
import io.plimsoll.alerting.secret.SecretSource;
import io.plimsoll.alerting.template.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** D34: a secret in every channel, a vendor that repeats all it is told, and a look at everything that leaves a trace. */
class SecretsStayHiddenTest {
    private static final TopicPartition SOURCE = new TopicPartition("notifications", 0);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String KEY = "whsec_cGxhbnRlZHBsYW50ZWRwbGFudGVkcGxhbnRlZA==";
    private static final List<String> PLANTED = List.of(
            KEY,
            "planted-routing-key",
            "planted-slack-hook",
            "xoxb-planted-slack",
            "1234:planted-telegram",
            "planted-ntfy-topic",
            "tk_planted_ntfy",
            "planted-sms-token",
            "planted-alertmanager-path",
            "planted-smtp-password",
            "planted-access-token",
            "planted-device-token-0123",
            "pl4ntedC",
            "planted-push-endpoint");

    private final VendorServer vendor = new VendorServer(200, "{}");
    private final VendorServer oauth =
            new VendorServer(200, "{\"access_token\":\"" + PLANTED.get(10) + "\",\"expires_in\":3600}");
    private final FcmKeyFile keyFile = new FcmKeyFile();
    private final VapidPair vapid = new VapidPair();
    private final Browser browser = Browser.fresh();
    private final SecretSource secrets = new SecretSource(Map.of(
            "KEY",
            KEY,
            "PD",
            PLANTED.get(1),
            "HOOK",
            vendor.url() + "/" + PLANTED.get(2),
            "TOPIC",
            PLANTED.get(5),
            "AM",
            vendor.url() + "/" + PLANTED.get(8),
            "DEVICE",
            PLANTED.get(11),
            "BROWSER",
            browser.subscription(vendor.url().resolve("/" + PLANTED.get(13)))));
    private final Routes routes = RoutesFile.parse("routes.yaml", """
            recipients:
              desk:
                webhook: {url: "%s/hook", secret: env:KEY}
                pagerduty: env:PD
                slack: env:HOOK
                telegram: 42
                ntfy: env:TOPIC
                sms: "+442071838750"
                alertmanager: env:AM
                fcm: env:DEVICE
                webpush: env:BROWSER
              chat: {slack: C0123ABCD}
            routes: [{recipients: [desk, chat]}]
            """.formatted(vendor.url()), secrets);

    private final ReportInbox reports = new ReportInbox();
    private Optional<SmppSettings> smpp = Optional.empty();
    private final Optional<KafkaTopicSettings> kafka = Optional.of(new KafkaTopicSettings(
            Map.of("bootstrap.servers", "127.0.0.1:1", "sasl.jaas.config", "password=\"" + PLANTED.get(9) + "\";"),
            "/test"));

    @AfterEach
    void stop() {
        vendor.close();
        oauth.close();
    }

    private AlertingConfig config() {
        return new AlertingConfig(
                "test",
                Map.of("sasl.jaas.config", PLANTED.get(9)),
                routes,
                new SmtpSettings(
                        "127.0.0.1",
                        1,
                        SmtpSettings.Tls.NONE,
                        "desk",
                        Secret.resolved("smtp.password", PLANTED.get(9)),
                        "a@b.c",
                        SOON,
                        SOON,
                        SOON,
                        null),
                HttpSettings.of(SOON, SOON, Set.of("127.0.0.1")),
                new VendorSettings(
                        vendor.url(),
                        vendor.url(),
                        Optional.of(Secret.resolved("slack.token", PLANTED.get(3))),
                        vendor.url(),
                        Optional.of(Secret.resolved("telegram.token", PLANTED.get(4))),
                        vendor.url(),
                        Optional.of(Secret.resolved("ntfy.token", PLANTED.get(6))),
                        Optional.of(new SmsSettings(
                                vendor.url(), "AC01", Secret.resolved("sms.token", PLANTED.get(7)), "+1500", 2)),
                        smpp,
                        kafka,
                        new PushSettings(
                                Optional.of(new FcmSettings(vendor.url(), keyFile.account(oauth.url()))),
                                Optional.of(vapid.settings()),
                                Optional.empty())),
                Templates.builtIn(),
                secrets,
                RetryPolicy.defaults(),
                ChannelPolicy.unlimited(4),
                Map.of(),
                100,
                1,
                false);
    }

    /** One intent for each contact point, through a worker with Kafka's in-memory clients. */
    private List<String> deliver(Map<String, Notifier> channels, SimpleMeterRegistry meters) {
        MockConsumer<String, Intent> intents = new MockConsumer<>("earliest");
        MockConsumer<String, Intent> intentReader = new MockConsumer<>("earliest");
        intents.updateBeginningOffsets(Map.of(SOURCE, 0L));
        intentReader.updateEndOffsets(Map.of(SOURCE, 0L));
        MockProducer<String, Receipt> receipts =
                new MockProducer<>(true, null, new StringSerializer(), (topic, receipt) -> new byte[0]);
        MockProducer<byte[], byte[]> dead =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        DeliveryEngine engine = new DeliveryEngine(
                new KafkaReceiptLog(receipts),
                channels,
                routes,
                new RetrySchedule(RetryPolicy.defaults(), 1),
                Runnable::run,
                channel -> ChannelPolicy.unlimited(4),
                () -> NOW,
                meters);
        NotificationWorker worker = new NotificationWorker(
                intents,
                intentReader,
                new MockConsumer<>("earliest"),
                new DeadLetters(dead),
                engine,
                () -> NOW,
                100,
                new UnwrittenReceipts());
        intents.schedulePollTask(() -> intents.rebalance(List.of(SOURCE)));
        intents.schedulePollTask(() -> {
            long offset = 0;
            for (Decision decision : routes.decide(anAlert().build())) {
                Decision.Notify to = (Decision.Notify) decision;
                String id = Intent.idOf(anAlert().build(), to.recipient(), to.channel());
                Intent intent = new Intent(
                        id,
                        NOW,
                        to.recipient(),
                        to.channel(),
                        to.route(),
                        anAlert().build());
                intents.addRecord(new ConsumerRecord<>("notifications", 0, offset++, "acct-17", intent));
            }
        });
        intents.schedulePollTask(() -> {});
        intents.schedulePollTask(worker::stop);
        worker.run();
        return receipts.history().stream().map(ProducerRecord::toString).toList();
    }

    @Test
    void d34NoSecretOfAnyChannelShowsInReceiptsLogsMetersOrSettings() {
        List<String> traces = new ArrayList<>();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (LogCapture log = new LogCapture()) {
            Map<String, Notifier> channels = Channels.of(config(), () -> NOW, reports::add);
            for (int status : new int[] {400, 500, 429, 200, 302}) {
                vendor.repeatAll(status);
                List<String> receipts = deliver(channels, meters);
                assertThat(receipts).hasSize(20);
                traces.addAll(receipts);
            }
            traces.addAll(log.lines());
        }
        traces.add(meters.getMetersAsString());
        traces.add(routes.toString());
        traces.add(config().toString());
        traces.add(config().vendors().toString());
        traces.add(config().smtp().toString());
        traces.add(secrets.toString());

        assertThat(vendor.requests()).hasSize(50);
        String asked = vendor.requests().toString();
        assertThat(PLANTED.subList(1, 7)).allMatch(asked::contains);
        assertThat(PLANTED.subList(10, 12)).allMatch(asked::contains);
        assertThat(asked).contains(PLANTED.get(13));
        List<String> secretValues = new ArrayList<>(PLANTED);
        secretValues.addAll(List.of(keyFile.privateKey(), vapid.privateKey(), browser.authText()));
        for (String secret : secretValues) {
            assertThat(traces).noneMatch(trace -> trace.contains(secret));
        }
    }

    @Test
    void d34ThePasswordOfTheShortMessageCentreShowsNowhere() {
        List<String> traces = new ArrayList<>();
        try (LogCapture log = new LogCapture();
                SmscServer centre = new SmscServer()) {
            smpp = Optional.of(new SmppSettings(
                    "127.0.0.1",
                    centre.port(),
                    null,
                    "desk",
                    Secret.resolved("smpp.password", PLANTED.get(12)),
                    "",
                    "+1500",
                    2,
                    SmppSettings.LongMessages.UDH,
                    true,
                    SOON,
                    SOON,
                    SOON,
                    SOON));
            for (int status : new int[] {0, 0x0e}) {
                centre.refuseBinds(status);
                Map<String, Notifier> channels = Channels.of(config(), () -> NOW, reports::add);
                Notifier sms = Objects.requireNonNull(channels.get("sms"));
                traces.addAll(deliver(Map.of("sms", sms), new SimpleMeterRegistry()));
                traces.add(channels.toString());
                sms.close();
            }
            traces.addAll(log.lines());
            traces.add(config().vendors().toString());
            assertThat(centre.binds)
                    .hasSize(2)
                    .allMatch(bind -> bind.getPassword().equals(PLANTED.get(12)));
        }

        assertThat(traces)
                .anyMatch(trace -> trace.contains("queued as 2"))
                .anyMatch(trace -> trace.contains("password refused"))
                .noneMatch(trace -> trace.contains(PLANTED.get(12)));
    }
}
