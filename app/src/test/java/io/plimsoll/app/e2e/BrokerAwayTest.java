package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plimsoll.alerting.AlertingApp;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.app.run.AlertingComponent;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.DeliveryStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {
    @TempDir
    Path dir;

    @Test
    void d19TheWorkerOutlivesABrokerThatIsAwayLongerThanItsPatienceAndSendsWhatWasOpenOnce() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Path settings = Files.writeString(dir.resolve("impatient.properties"), """
                accounts.partitions = 1
                notify.retry.first.ms = 1000
                notify.retry.max.ms = 1000
                kafka.request.timeout.ms = 1500
                kafka.default.api.timeout.ms = 3000
                kafka.delivery.timeout.ms = 3000
                """);
        int smtpPort = FreePort.find();
        EmbeddedCluster first = EmbeddedCluster.start(dir, PlimsollConfig.read(settings));
        try (SwitchableDoor door = SwitchableDoor.before(first.config())) {
            PlimsollConfig config = Pipeline.mailing(door.through(first.config()), smtpPort);
            decideOneAlert(first.config(), config);
            try (AlertingApp alerting = AlertingComponent.start(config, Pipeline.routes(), meters)) {
                TopicReader topics = new TopicReader(first.config());
                int before = topics.values(Topics.DELIVERIES).size();
                await().atMost(Pipeline.PATIENCE)
                        .untilAsserted(() ->
                                assertThat(topics.values(Topics.DELIVERIES)).hasSizeGreaterThan(before));

                first.close();
                await().atMost(Pipeline.PATIENCE)
                        .until(() -> meters.counter("plimsoll.alerting.worker.restarts")
                                        .count()
                                > 0);

                try (EmbeddedCluster second = EmbeddedCluster.start(dir, first.config());
                        DemoMailbox mailbox = DemoMailbox.start(smtpPort, 0)) {
                    door.leadTo(second.config());
                    TopicReader afterwards = new TopicReader(second.config());
                    await().atMost(Pipeline.PATIENCE)
                            .untilAsserted(() -> assertThat(afterwards.values(Topics.DELIVERIES))
                                    .filteredOn(delivery -> delivery.getStatus() == DeliveryStatus.DELIVERED)
                                    .hasSize(1));
                    assertThat(Inbox.of(mailbox)).hasSize(1);
                    assertThat(alerting.failure()).isEmpty();
                }
            }
        } finally {
            first.close();
        }
    }

    private static void decideOneAlert(PlimsollConfig cluster, PlimsollConfig config) throws InterruptedException {
        try (Pipeline pipeline = Pipeline.start(config)) {
            TopicReader topics = new TopicReader(cluster);
            pipeline.feed(SmallWorld.opening("a-1"));
            pipeline.feed(SmallWorld.prices(2, "75"));
            pipeline.eventually(() -> assertThat(topics.values(Topics.DELIVERIES))
                    .anyMatch(delivery -> delivery.getStatus() == DeliveryStatus.RETRYING));
        }
    }
}
