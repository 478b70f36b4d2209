package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.Topics;
import io.plimsoll.schemas.avro.Delivery;
import io.plimsoll.schemas.avro.DeliveryStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From prices and positions to mails in an inbox. */
class MailTest {
    @TempDir
    Path dir;

    @Test
    void everyAlertEventBecomesAMailOrARecordedReasonForNone() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline = Pipeline.start(Pipeline.mailing(cluster.config(), mailbox.smtpPort()))) {
            TopicReader topics = new TopicReader(cluster.config());

            pipeline.feed(SmallWorld.opening("a-1", "a-2", "b-1"));
            pipeline.feed(SmallWorld.prices(2, "75", "68", "73", "102"));

            pipeline.eventually(() -> {
                assertThat(topics.values(Topics.ALERTS)).hasSize(18);
                assertThat(delivered(topics)).hasSize(10);
                assertThat(suppressed(topics)).hasSize(8);
            });
            pipeline.assertRunning();
            assertThat(suppressed(topics))
                    .extracting(Delivery::getDetail)
                    .containsOnly("no route matches", "de-escalation is not notified");
            List<Inbox.Mail> mails = Inbox.of(mailbox);
            assertThat(mails).hasSize(10);
            assertThat(mails).extracting(Inbox.Mail::messageId).doesNotHaveDuplicates();
            assertThatAMailTellsWhatHappenedAndWhatWouldHelp(mails);
        }
    }

    /** At 68: maintenance 13.6, balance 17; 10.2 more, or 37.5 % less, make the ratio 0.5. */
    private static void assertThatAMailTellsWhatHappenedAndWhatWouldHelp(List<Inbox.Mail> mails) {
        Inbox.Mail critical = mails.stream()
                .filter(mail -> mail.subject().startsWith("[CRITICAL] a-1"))
                .findFirst()
                .orElseThrow();
        assertThat(critical.subject()).startsWith("[CRITICAL] a-1 margin ratio 0.8000, liq. ");
        assertThat(critical.text())
                .startsWith("Add 10.20 USDT to CROSS:USDT, or close 37.5")
                .contains("Account             a-1")
                .contains("liquidation at 63.75")
                .contains("Close 37.5");
    }

    private static List<Delivery> delivered(TopicReader topics) {
        return with(DeliveryStatus.DELIVERED, topics);
    }

    private static List<Delivery> suppressed(TopicReader topics) {
        return with(DeliveryStatus.SUPPRESSED, topics);
    }

    private static List<Delivery> with(DeliveryStatus status, TopicReader topics) {
        return topics.values(Topics.DELIVERIES).stream()
                .filter(delivery -> delivery.getStatus() == status)
                .toList();
    }
}
