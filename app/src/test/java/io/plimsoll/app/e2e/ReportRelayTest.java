package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.alerting.dispatch.Confirmation;
import io.plimsoll.alerting.kafka.ReportRelay;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.AvroSerdes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery receipt comes to one of several processes, and another one sent the message. */
class ReportRelayTest {
    private static final Confirmation ARRIVED = new Confirmation("sms", "SM1", true, null, "delivered", false);
    private static final Confirmation LOST = new Confirmation("sms", "SM2", false, 30005, "unknown", true);

    @TempDir
    Path dir;

    private static ReportRelay relay(PlimsollConfig config, List<Confirmation> inbox) {
        return ReportRelay.on(
                config.kafkaClient(), AvroSerdes.from(config.registryClient()), inbox::add, InstantSource.system());
    }

    @Test
    void d9WhateverOneProcessIsToldAllHearAndOneThatStartsLaterToo() {
        List<Confirmation> first = new CopyOnWriteArrayList<>();
        List<Confirmation> second = new CopyOnWriteArrayList<>();
        List<Confirmation> late = new CopyOnWriteArrayList<>();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                ReportRelay one = relay(cluster.config(), first);
                ReportRelay two = relay(cluster.config(), second)) {
            one.start();
            two.start();
            one.add(ARRIVED);
            two.add(LOST);

            await().atMost(Pipeline.PATIENCE).untilAsserted(() -> {
                assertThat(first).containsExactlyInAnyOrder(ARRIVED, LOST);
                assertThat(second).containsExactlyInAnyOrder(ARRIVED, LOST);
            });
            try (ReportRelay three = relay(cluster.config(), late)) {
                three.start();
                await().atMost(Pipeline.PATIENCE)
                        .untilAsserted(() -> assertThat(late).containsExactlyInAnyOrder(ARRIVED, LOST));
            }
        }
    }

    @Test
    void withoutABrokerAProcessKeepsWhatItIsTold() {
        List<Confirmation> inbox = new CopyOnWriteArrayList<>();
        try (ReportRelay alone = ReportRelay.on(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                AvroSerdes.from(Map.of("schema.registry.url", "mock://relay")),
                inbox::add,
                InstantSource.system())) {
            alone.add(ARRIVED);
            await().atMost(Pipeline.PATIENCE)
                    .untilAsserted(() -> assertThat(inbox).containsExactly(ARRIVED));
        }
    }
}
