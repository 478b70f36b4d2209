package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.ConfigKey;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerAwayTest {
    @TempDir
    Path dir;

    @Test
    void everyMailComesExactlyOnceWhenTheServerReturns() throws Exception {
        int smtpPort = FreePort.find();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                Pipeline pipeline = Pipeline.start(impatient(Pipeline.mailing(cluster.config(), smtpPort)))) {
            TopicReader topics = new TopicReader(cluster.config());
            pipeline.feed(SmallWorld.opening("a-1", "a-2"));
            pipeline.feed(SmallWorld.prices(2, "75"));
            pipeline.eventually(() -> assertThat(topics.values(Topics.DELIVERIES))
                    .filteredOn(delivery -> delivery.getStatus() == DeliveryStatus.RETRYING)
                    .extracting(Delivery::getAccount)
                    .contains("a-1", "a-2"));

            try (DemoMailbox mailbox = DemoMailbox.start(smtpPort, 0)) {
                pipeline.feed(SmallWorld.prices(3, "68"));

                pipeline.eventually(() -> assertThat(topics.values(Topics.DELIVERIES))
                        .filteredOn(delivery -> delivery.getStatus() == DeliveryStatus.DELIVERED)
                        .hasSize(6));
                pipeline.assertRunning();
                assertThat(Inbox.of(mailbox))
                        .hasSize(6)
                        .extracting(Inbox.Mail::messageId)
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static PlimsollConfig impatient(PlimsollConfig config) {
        return config.with(ConfigKey.NOTIFY_RETRY_FIRST_MS, "100").with(ConfigKey.NOTIFY_RETRY_MAX_MS, "500");
    }
}
