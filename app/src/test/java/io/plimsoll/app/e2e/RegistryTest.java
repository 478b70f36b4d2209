package io.plimsoll.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.app.cli.PlimsollCommand;
import io.plimsoll.app.config.PlimsollConfig;
import io.plimsoll.app.embedded.DemoMailbox;
import io.plimsoll.app.embedded.EmbeddedCluster;
import io.plimsoll.schemas.SchemaCatalog;
import io.plimsoll.schemas.Topics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegistryTest {
    @TempDir
    Path dir;

    @Test
    void schemaIdsSurviveARestart() {
        List<SchemaCatalog.Registered> before;
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults())) {
            before = SchemaCatalog.at(cluster.config().registryClient()).register();
        }

        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults())) {
            SchemaCatalog catalog = SchemaCatalog.at(cluster.config().registryClient());

            assertThat(catalog.check()).allMatch(SchemaCatalog.Checked::registered);
            assertThat(catalog.register()).isEqualTo(before).hasSizeGreaterThan(8);
        }
    }

    @Test
    void upSaysThatThereIsNoRegistryAndExitsWith3() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path config = Files.writeString(
                dir.resolve("plimsoll.properties"), "schema.registry.url = http://127.0.0.1:" + port + "\n");
        StringWriter err = new StringWriter();
        CommandLine commandLine = PlimsollCommand.commandLine().setErr(new PrintWriter(err, true));

        int exitCode = commandLine.execute("up", "--only", "streams", "--config", config.toString());

        assertThat(err.toString().lines())
                .containsExactly("plimsoll: no schema registry within 30000 ms: schema registry unavailable after 1"
                        + " attempts: http://127.0.0.1:" + port + ": ConnectException; check schema.registry.url"
                        + " (http://127.0.0.1:" + port + ") and that the registry is running");
        assertThat(exitCode).isEqualTo(3);
    }

    @Test
    void nothingIsBuriedWhileTheRegistryIsAwayAndAlertsGoOnWhenItReturns() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(dir, PlimsollConfig.defaults());
                SwitchableDoor door = SwitchableDoor.before(cluster.config());
                DemoMailbox mailbox = DemoMailbox.start();
                Pipeline pipeline =
                        Pipeline.start(Pipeline.mailing(door.through(cluster.config()), mailbox.smtpPort()))) {
            TopicReader topics = new TopicReader(cluster.config());
            pipeline.feed(SmallWorld.opening("a-1"));

            door.shut();
            pipeline.feed(SmallWorld.prices(2, "75", "68"));
            door.awaitRefused();
            door.open();

            pipeline.eventually(() -> {
                assertThat(topics.values(Topics.ALERTS)).hasSize(3);
                assertThat(Inbox.of(mailbox)).hasSize(3);
            });
            pipeline.assertRunning();
            assertThat(topics.bytes(Topics.DEAD_LETTERS)).isEmpty();
        }
    }
}
